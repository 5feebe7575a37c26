#!/usr/bin/env python3
"""A STUN server for the trial: says to whoever asks where the question came from (RFC 8489)."""
import socket, struct

COOKIE = b"\x21\x12\xa4\x42"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("0.0.0.0", 3478))
while True:
    request, (host, port) = s.recvfrom(2048)
    if len(request) < 20 or request[:2] != b"\x00\x01" or request[4:8] != COOKIE:
        continue
    address = bytes(a ^ b for a, b in zip(socket.inet_aton(host), COOKIE))
    s.sendto(struct.pack(">HH4s12sHHBBH4s", 0x0101, 12, COOKIE, request[8:20], 0x0020, 8, 0, 1, port ^ 0x2112, address), (host, port))
