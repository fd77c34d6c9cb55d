#!/usr/bin/env python3
"""The library never prints, exits, aborts, asks the clock or the environment, nor keeps mutable globals.

usage: purity.py LIBSTEMMA.a

Read from the object files, so that nothing hides behind a macro: undefined symbols are what a file calls, objects in
.data and .bss are what it can change. Constant tables with pointers lie in .data.rel.ro.
"""
import re
import subprocess
import sys

FORBIDDEN = re.compile(
    r"^(exit|_exit|_Exit|quick_exit|abort|__assert_fail|atexit"
    r"|(__)?v?printf(_chk)?|puts|putchar|perror|stdout|stderr|stdin"
    r"|time|clock|clock_gettime|gettimeofday|localtime(_r)?|ctime(_r)?"
    r"|getenv|secure_getenv|setenv|putenv|setlocale|rand|srand|random|srandom|system|popen|signal|sigaction)$")
OBJECT = re.compile(r"^[0-9a-f]+ .{7} (\S+)\s+[0-9a-f]+\s+(?:\.hidden )?(\S+)$")


def calls(library):
    """(file, symbol) of every forbidden symbol a file needs."""
    listing = subprocess.run(["nm", "-A", "-u", library], capture_output=True, text=True, check=True).stdout
    for line in listing.splitlines():
        where, _, symbol = line.rpartition(" ")
        symbol = symbol.split("@")[0]
        if FORBIDDEN.match(symbol):
            yield where.split(":")[1], symbol


def variables(library):
    """(file, name) of every object that can be written."""
    listing = subprocess.run(["objdump", "-t", library], capture_output=True, text=True, check=True).stdout
    member = ""
    for line in listing.splitlines():
        if ":     file format" in line:
            member = line.split(":")[0]
        match = OBJECT.match(line)
        if match and " O " in line and re.match(r"\.(data|bss|tdata|tbss)(?!\.rel\.ro)|\*COM\*", match[1]):
            yield member, match[2]


def main():
    bad = 0
    for member, symbol in calls(sys.argv[1]):
        print(f"{member}: uses {symbol}")
        bad += 1
    for member, name in variables(sys.argv[1]):
        print(f"{member}: {name} is a variable that outlives its function")
        bad += 1
    return bad > 0


sys.exit(main())
