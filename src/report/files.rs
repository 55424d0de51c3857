//! Output files: written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path` through a temporary file in the same folder, which is renamed at the end: a reader sees the old
/// content or the new, never a part.
///
/// # Errors
/// Any error of the file system; the temporary file is then removed and `path` is as it was.
///
/// ```
/// let dir = tempfile::tempdir().unwrap();
/// let path = dir.path().join("a.json");
/// elenchus::report::files::write_whole(&path, b"{}").unwrap();
/// assert_eq!(std::fs::read(&path).unwrap(), b"{}");
/// assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
/// ```
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    write_with(path, |file| file.write_all(bytes))
}

/// As [`write_whole`], for content produced piece by piece; nothing is left behind when `fill` fails. A link is followed, a device or a pipe is
/// written to as it is, and a file that is replaced keeps its permissions.
///
/// # Errors
/// What `fill` returns, or any error of the file system.
pub fn write_with(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>,
) -> io::Result<()> {
    let target = destination(path)?;
    let old = match fs::metadata(&target) {
        Ok(m) if m.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(m) => {
            // What may not be written is not replaced either.
            let mut there = OpenOptions::new().write(true).open(&target)?;
            if !m.is_file() {
                return through(&mut there, fill);
            }
            Some(m.permissions())
        }
        Err(_) => None,
    };
    let folder = match target.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    fs::metadata(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".elenchus-")
        .tempfile_in(folder)?;
    through(file.as_file_mut(), fill)?;
    match old {
        Some(permissions) => file.as_file().set_permissions(permissions)?,
        // A temporary file is private; a report is as readable as any other new file.
        #[cfg(unix)]
        None => {
            use std::os::unix::fs::PermissionsExt;
            let readable = fs::Permissions::from_mode(0o644);
            file.as_file().set_permissions(readable)?;
        }
        #[cfg(not(unix))]
        None => {}
    }
    file.persist(&target).map_err(|e| e.error)?;
    Ok(())
}

fn through(
    file: &mut File,
    fill: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    out.flush()
}

/// Where a path leads, links followed, whether or not anything is there.
fn destination(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_path_buf();
    for _ in 0..40 {
        match fs::symlink_metadata(&at) {
            Ok(m) if m.file_type().is_symlink() => {
                let next = fs::read_link(&at)?;
                at = at.parent().unwrap_or(Path::new("")).join(next);
            }
            _ => return Ok(at),
        }
    }
    Err(io::Error::other("too many links"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn links_are_followed_and_permissions_kept() {
        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        symlink("a", &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        // A link to nothing yet leads to where it points.
        let (later, far) = (dir.path().join("c"), dir.path().join("d"));
        symlink(&later, &far).unwrap();
        write_whole(&far, b"x").unwrap();
        assert_eq!(fs::read(&later).unwrap(), b"x");
        assert!(write_whole(dir.path(), b"x").is_err());
        assert!(write_whole(&dir.path().join("no/where"), b"x").is_err());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
    }

    #[test]
    fn devices_stay_devices() {
        write_whole(Path::new("/dev/null"), b"x").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
