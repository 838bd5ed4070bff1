//! One task for many things, with every processor.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What becomes of each thing, in the order of the things. Each processor takes the next one as it is free, so
/// that a long one keeps none waiting; a panic of the task is one of the caller.
pub fn in_parallel<'t, T: Sync, R: Send>(things: &'t [T], task: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let jobs = thread::available_parallelism().map_or(1, |n| n.get()).min(things.len());
    if jobs <= 1 {
        return things.iter().map(task).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(things.len()));
    let work = || {
        while let Some((n, thing)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, things.get(n)?)))
        {
            let result = task(thing);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((n, result));
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().unwrap_or_else(|fault| resume_unwind(fault));
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let things: Vec<u64> = (0..200).collect();
        let slow_first = |&n: &u64| {
            (0..(200 - n) * 500).fold(n, |sum, x| sum.wrapping_mul(31).wrapping_add(x));
            n * 2
        };
        assert_eq!(in_parallel(&things, slow_first), (0..200).map(|n| n * 2).collect::<Vec<_>>());
        assert!(in_parallel(&[], slow_first).is_empty());
    }
}
