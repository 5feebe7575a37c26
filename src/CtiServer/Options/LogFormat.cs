namespace CallCenter.CtiServer.Options;

internal enum LogFormat { Text, Json }
