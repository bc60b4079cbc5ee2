// Several workers on one memory. Each runs its own tape on its own share of every step, and they meet at barriers.
//
// A worker that waits spins for a moment, since the others are mostly there within a microsecond, and then sleeps: two workers
// that share a core would else burn each other's time, and waking a sleeper costs several microseconds.

/** What the workers tell each other. Words that several of them write lie on cache lines of their own. */
@unmanaged
export class Team {
  members: i32;
  /** Steps of the call in progress. Count 0: the leader rests; negative: the followers are dismissed. */
  first: i32;
  count: i32;
  /** Followers that have come and not left. */
  present: i32;
}

// Addresses of the shared words, as in src/kernels/wasm/control.ts.
const GENERATION: usize = 64;
const ARRIVED: usize = 128;
const SLEEPERS: usize = 132;
const CALL: usize = 192;
const CALL_SLEEPERS: usize = 196;

/** Looks at a word before a worker goes to sleep: some microseconds. */
const SPINS: i32 = 2000;
/** The same for a follower that waits for a call: between two calls the leader is in JavaScript for some ten microseconds. */
const CALL_SPINS: i32 = 20_000;
/** Nanoseconds that a follower waits for a call before it looks at its messages. */
const PATIENCE: i64 = 100_000_000;

/** Returns when every member has come to the barrier. What they wrote before it, all of them read after it. */
export function barrier(team: usize): void {
  const generation = atomic.load<i32>(team + GENERATION);
  if (atomic.add<i32>(team + ARRIVED, 1) == changetype<Team>(team).members - 1) {
    atomic.store<i32>(team + ARRIVED, 0);
    change(team + GENERATION, generation + 1, team + SLEEPERS);
  } else {
    awaitChange(team + GENERATION, generation, team + SLEEPERS, SPINS, -1);
  }
}

/** Leader: has the followers run these steps, too. */
export function call(team: Team, first: i32, count: i32): void {
  team.first = first;
  team.count = count;
  const address = changetype<usize>(team);
  change(address + CALL, atomic.load<i32>(address + CALL) + 1, address + CALL_SLEEPERS);
}

/** Follower: the number of the call after `heard`, or `heard` itself where none came in a while. */
export function nextCall(team: Team, heard: i32): i32 {
  const address = changetype<usize>(team);
  awaitChange(address + CALL, heard, address + CALL_SLEEPERS, CALL_SPINS, PATIENCE);
  return atomic.load<i32>(address + CALL);
}

/** Notifying takes a lock inside the engine, so it is done only for those who sleep. */
@inline function change(word: usize, value: i32, sleepers: usize): void {
  atomic.store<i32>(word, value);
  if (atomic.load<i32>(sleepers) > 0) atomic.notify(word, -1);
}

/** Returns when the word is no longer `value`, or after so many nanoseconds of sleep (−1: never). */
function awaitChange(word: usize, value: i32, sleepers: usize, spins: i32, patience: i64): void {
  for (let spin = 0; spin < spins; spin++) {
    if (atomic.load<i32>(word) != value) return;
  }
  atomic.add<i32>(sleepers, 1);
  // A change between these two lines is seen: the wait compares before it sleeps.
  while (atomic.load<i32>(word) == value) {
    if (atomic.wait<i32>(word, value, patience) == AtomicWaitResult.TIMED_OUT) break;
  }
  atomic.sub<i32>(sleepers, 1);
}
