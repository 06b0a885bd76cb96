"""What a job refuses to write over: everything that no job of newsclean's has written."""

from __future__ import annotations

import os
from pathlib import Path

from newsclean.archive.job_spec import Job
from newsclean.archive.outputs.destinations import destination
from newsclean.archive.outputs.sinks import strangers
from newsclean.errors import InputError


def refuse_foreign(job: Job) -> None:
    """Look at what lies where the job would write, before anything is touched.

    Raises:
        InputError: it is not the job's, or no file or folder.
    """
    output = job.output
    if not output.name:
        raise InputError(f"{output} is no name for an output; name a file or a new folder")
    written = [path for path in (output, job.reject_path, job.report) if path is not None]
    real = [os.path.realpath(path) for path in (*written, job.manifest_path)]
    if len(set(real)) < len(real) or set(real) & {os.path.realpath(s) for s in job.sources}:
        raise InputError("sources, output, rejects and report must be different files")
    for path in written:
        _refuse_odd(path)
    known = os.path.lexists(job.manifest_path)
    if output.is_dir():
        _refuse_folder(job, known)
    for path in written:
        if path != output and path.is_dir():
            raise InputError(f"{path} is a folder; name a file")
        if os.path.isfile(path) and not known and not job.overwrite:
            told = f"{path} exists already; --overwrite replaces it"
            if path == job.reject_path:  # "stories.jsonl" and "stories.parquet" share the name
                told = f"{path} exists already, of another output called so; name another, or --rejects"
            raise InputError(told)


def _refuse_odd(path: Path) -> None:
    """A link would be replaced or followed; a device or a pipe is no output that can be resumed."""
    if path.is_symlink():
        raise InputError(f"{path} is a link; name the file or folder that it leads to")
    if os.path.lexists(path) and not (path.is_file() or path.is_dir()):
        raise InputError(f"{path} is no regular file; name another output, or - for a pipe")


def _refuse_folder(job: Job, known: bool) -> None:
    output = job.output
    if not destination(output, job.form).is_folder:
        raise InputError(f"{output} is a folder; name a file, or a folder without such an ending")
    if not any(output.iterdir()):
        return
    if not known:
        raise InputError(f"{output} is a folder that newsclean did not write; name another one")
    if job.overwrite and (found := strangers(output)):
        raise InputError(
            f"{output} holds files that newsclean did not write ({', '.join(found[:3])}); move them"
            " before it is replaced"
        )
