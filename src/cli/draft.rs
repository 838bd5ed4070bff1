//! A file that is written whole or not at all.

use super::progress;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// A file that is being made beside its place, and is put there when it is done. Dropped before that, it leaves what was
/// there; so does an interrupt. A pipe, a device, a link and what stands in a folder where nothing may be made are
/// written as they are.
#[derive(Debug)]
pub struct Draft {
    file: File,
    beside: Option<Beside>,
    path: PathBuf,
}

/// A file that is gone when nobody needs it any more.
#[derive(Debug)]
struct Beside(PathBuf);

impl Draft {
    /// # Errors
    /// Where the file cannot be written.
    pub fn new(path: &Path) -> io::Result<Draft> {
        let before = fs::symlink_metadata(path).ok();
        let may_be_replaced = before.as_ref().is_none_or(|before| before.is_file() && !before.permissions().readonly());
        let beside = path.with_file_name(format!(".copydesk-{}", process::id()));
        let made = may_be_replaced.then(|| File::create_new(&beside));
        let Some(Ok(file)) = made else {
            return Ok(Draft { file: File::create(path)?, beside: None, path: path.to_owned() });
        };
        if let Some(before) = before {
            // Not every system of files has them.
            let _ = file.set_permissions(before.permissions());
        }
        progress::hold().draft = Some(beside.clone());
        Ok(Draft { file, beside: Some(Beside(beside)), path: path.to_owned() })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// Where it cannot be put there.
    pub fn put(self) -> io::Result<()> {
        drop(self.file);
        let Some(Beside(beside)) = &self.beside else { return Ok(()) };
        // A file that is mounted by itself can be written and not replaced.
        fs::rename(beside, &self.path).or_else(|_| fs::copy(beside, &self.path).map(|_| ()))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        progress::hold().discard();
        // Nothing is left of one that was put in its place.
        let _ = fs::remove_file(&self.0);
    }
}
