namespace CallCenter.CtiServer.Hosting;

/// <summary>The server cannot start; the message is the one line that the administrator gets.</summary>
internal sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
