import { Component, type ReactNode } from 'react';

/** Keeps a crash of what is inside (a page's code that no longer loads after a release, or a bug) from blanking everything. */
export class CrashGuard extends Component<{ fallback: ReactNode; children: ReactNode }, { isCrashed: boolean }> {
  override state = { isCrashed: false };

  static getDerivedStateFromError() {
    return { isCrashed: true };
  }

  override render() {
    return this.state.isCrashed ? this.props.fallback : this.props.children;
  }
}
