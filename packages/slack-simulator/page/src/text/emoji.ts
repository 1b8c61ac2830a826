/** The short names that people and apps use most, as `name character` pairs. Others are shown by their name. */
const TABLE = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 100 💯 1234 🔢 alarm_clock ⏰ alien 👽 anchor ⚓ angry 😠 apple 🍎 arrow_down ⬇️
arrow_left ⬅️ arrow_lower_right ↘️ arrow_right ➡️ arrow_up ⬆️ arrow_upper_right ↗️ art 🎨 avocado 🥑 baby 👶
balloon 🎈 bangbang ‼️ bank 🏦 bar_chart 📊 battery 🔋 beach_with_umbrella 🏖️ bell 🔔 no_bell 🔕 beers 🍻 bike 🚲
bird 🐦 birthday 🎂 black_circle ⚫ large_blue_circle 🔵 blue_heart 💙 blush 😊 book 📖 books 📚 boom 💥 bouquet 💐
briefcase 💼 bug 🐛 building_construction 🏗️ bulb 💡 busts_in_silhouette 👥 bust_in_silhouette 👤 cake 🍰 calendar 📅
spiral_calendar_pad 🗓️ date 📅 camera 📷 car 🚗 cat 🐱 champagne 🍾 chart 💹 chart_with_downwards_trend 📉
chart_with_upwards_trend 📈 checkered_flag 🏁 cherry_blossom 🌸 clap 👏 classical_building 🏛️ clipboard 📋 clock9 🕘
clock1 🕐 clinking_glasses 🥂 cloud ☁️ coffee ☕ compass 🧭 confetti_ball 🎊 confused 😕 construction 🚧 cookie 🍪
cool 🆒 credit_card 💳 crown 👑 cry 😢 crystal_ball 🔮 dart 🎯 desktop_computer 🖥️ disappointed 😞 dizzy 💫 dog 🐶
dollar 💵 door 🚪 dove_of_peace 🕊️ droplet 💧 ear 👂 earth_africa 🌍 email ✉️ envelope ✉️ euro 💶 evergreen_tree 🌲
exclamation ❗ heavy_exclamation_mark ❗ expressionless 😐 eyes 👀 eyeglasses 👓 facepalm 🤦 fast_forward ⏩ fire 🔥 first_place_medal 🥇
second_place_medal 🥈 third_place_medal 🥉 fireworks 🎆 fist ✊ flags 🎏 flying_saucer 🛸 four_leaf_clover 🍀 fox_face 🦊
gear ⚙️ gem 💎 ghost 👻 gift 🎁 globe_with_meridians 🌐 goal_net 🥅 soccer ⚽ grey_question ❔ green_heart 💚
large_green_circle 🟢 grin 😁 grinning 😀 guitar 🎸 hammer 🔨 hammer_and_wrench 🛠️ handshake 🤝 hammer_and_pick ⚒️
hatching_chick 🐣 heart ❤️ heart_eyes 😍 heavy_check_mark ✔️ heavy_minus_sign ➖ heavy_plus_sign ➕ herb 🌿 hibiscus 🌺
high_brightness 🔆 hourglass ⌛ hourglass_flowing_sand ⏳ house 🏠 hugging_face 🤗 inbox_tray 📥 information_source ℹ️
joy 😂 key 🔑 keyboard ⌨️ kissing_heart 😘 label 🏷️ large_orange_circle 🟠 large_purple_circle 🟣 large_yellow_circle 🟡
large_red_square 🟥 large_green_square 🟩 large_yellow_square 🟨 large_orange_square 🟧 large_blue_square 🟦
white_large_square ⬜ black_large_square ⬛ laughing 😆 leaves 🍃 left_speech_bubble 🗨️ link 🔗 lock 🔒 loudspeaker 📢
low_brightness 🔅 mag 🔍 mag_right 🔎 mailbox 📫 man 👨 medal 🏅 sports_medal 🏅 mega 📣 melting_face 🫠 memo 📝 pencil 📝
pencil2 ✏️ microscope 🔬 milky_way 🌌 moneybag 💰 money_with_wings 💸 moon 🌙 mortar_board 🎓 mountain ⛰️
snow_capped_mountain 🏔️ mount_fuji 🗻 muscle 💪 musical_note 🎵 mute 🔇 necktie 👔 neutral_face 😐 new 🆕 newspaper 📰
no_entry ⛔ no_entry_sign 🚫 no_good 🙅 notebook 📓 nut_and_bolt 🔩 ocean 🌊 office 🏢 ok 🆗 ok_hand 👌 open_mouth 😮
orange_circle 🟠 orange_heart 🧡 outbox_tray 📤 package 📦 palm_tree 🌴 paperclip 📎 partying_face 🥳 pause_button ⏸️
double_vertical_bar ⏸️ phone ☎️ pill 💊 pizza 🍕 point_down 👇 point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆
postal_horn 📯 pray 🙏 puzzle_piece 🧩 jigsaw 🧩 pushpin 📌 purple_heart 💜 question ❓ rainbow 🌈 raised_hands 🙌
raising_hand 🙋 recycle ♻️ red_circle 🔴 repeat 🔁 arrows_counterclockwise 🔄 arrows_clockwise 🔃 leftwards_arrow_with_hook ↩️
arrow_right_hook ↪️ rocket 🚀 rose 🌹 rotating_light 🚨 round_pushpin 📍 runner 🏃 sailboat ⛵ satellite 📡 scales ⚖️
balance_scale ⚖️ school 🏫 scroll 📜 see_no_evil 🙈 seedling 🌱 shield 🛡️ ship 🚢 shrug 🤷 slightly_smiling_face 🙂
slightly_frowning_face 🙁 small_orange_diamond 🔸 smile 😄 smiley 😃 smirk 😏 snowflake ❄️ sob 😭 sparkle ❇️ sparkler 🎇 sparkles ✨ speech_balloon 💬
star ⭐ star2 🌟 star-struck 🤩 stars 🌠 steam_locomotive 🚂 stopwatch ⏱️ stop_sign 🛑 octagonal_sign 🛑 straight_ruler 📏
sun_with_face 🌞 sunflower 🌻 sunglasses 😎 sunny ☀️ sunrise 🌅 sweat_smile 😅 tada 🎉 telescope 🔭 test_tube 🧪
thermometer 🌡️ thinking_face 🤔 thinking 🤔 thought_balloon 💭 ticket 🎫 timer_clock ⏲️ tools 🛠️ traffic_light 🚦 triangular_ruler 📐
trophy 🏆 truck 🚚 tulip 🌷 turtle 🐢 two_hearts 💕 umbrella ☂️ unamused 😒 unlock 🔓 vertical_traffic_light 🚦 v ✌️
victory_hand ✌️ vulcan_salute 🖖 warning ⚠️ wastebasket 🗑️ watch ⌚ wave 👋 weary 😩 white_check_mark ✅ ballot_box_with_check ☑️
white_circle ⚪ white_flower 💮 wilted_flower 🥀 wind_blowing_face 🌬️ wink 😉 woman 👩 world_map 🗺️ worried 😟 wrench 🔧
writing_hand ✍️ x ❌ negative_squared_cross_mark ❎ yellow_heart 💛 yum 😋 zap ⚡ zzz 💤 zany_face 🤪 one 1️⃣ two 2️⃣ three 3️⃣
four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 zero 0️⃣
`;

function readTable(): ReadonlyMap<string, string> {
  const words = TABLE.trim().split(/\s+/);
  const pairs = words.flatMap((name, index): [string, string][] => {
    const character = words[index + 1];
    return index % 2 === 0 && character !== undefined ? [[name, character]] : [];
  });
  return new Map(pairs);
}

const CHARACTERS = readTable();

/** The character of a short name (without colons; a skin tone behind `::` is left out), if it is known. */
export function emojiOf(name: string): string | undefined {
  return CHARACTERS.get(name.split('::')[0] ?? name);
}

/** A text with its known `:short_names:` replaced, for places that take plain text only. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g, (whole, name: string) => emojiOf(name) ?? whole);
}

const THUMBS: Readonly<Record<string, string>> = { '+1': 'thumbs up', '-1': 'thumbs down' };

/** A short name as a screen reader says it. */
export function emojiWords(name: string): string {
  const [alone = name] = name.split('::');
  return THUMBS[alone] ?? alone.replaceAll(/[_-]/g, ' ');
}
