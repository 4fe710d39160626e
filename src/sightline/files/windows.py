"""Windows' own limit of memory, a job object; nothing is held where the system refuses one.

Source: Microsoft's documentation of CreateJobObjectW, SetInformationJobObject and JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
"""

import ctypes
import sys
from typing import Any

EXTENDED_LIMITS = 9
PROCESS_MEMORY, ACTIVE_PROCESSES = 0x100, 0x8


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_of_a_process", ctypes.c_size_t),
        ("most_of_the_job", ctypes.c_size_t),
    )


def hold_memory(most: int) -> bool:
    """Hold this process to so many bytes and let it start no other; whether the system took that on."""
    if sys.platform != "win32":
        return False
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Extended(process_memory=most)
    limits.basic.flags, limits.basic.processes = PROCESS_MEMORY | ACTIVE_PROCESSES, 1
    took = kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    return bool(took and kernel.AssignProcessToJobObject(job, process))
