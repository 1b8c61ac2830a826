// The first line of `npm test`: nothing else says for minutes how long it takes.
console.log('All tests take seven to ten minutes on two cores. npm run test:fast takes seconds.');
