namespace CallCenter.CtiServer.Options;

internal enum DigestChoice { Md5, Sha256, Both }
