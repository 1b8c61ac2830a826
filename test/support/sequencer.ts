import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { USUAL_SEED } from './seed.ts';

/**
 * The files of one project after those of another, in the order of the configuration. A process whose files share what
 * they load ends where the next file is of another project, so mixed projects would share nothing.
 *
 * Within a project the longest files come first, or the largest where no run has been; with a seed of one's own the order
 * follows from the seed, so that a test which leans on another file is found out.
 */
export class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = new Map(this.ctx.projects.map(({ name }, index) => [name, index]));
    const placeOf = ({ project }: TestSpecification) => place.get(project.name) ?? 0;
    const ordered = await this.withinProjects(files);
    return ordered.toSorted((one, other) => placeOf(one) - placeOf(other));
  }

  private async withinProjects(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seed = files[0]?.project.config.env['SEED'];
    if (seed === undefined || seed === String(USUAL_SEED)) return super.sort(files);
    const keyOf = ({ moduleId }: TestSpecification) => createHash('sha256').update(`${seed} ${moduleId}`).digest('hex');
    return files.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  }
}
