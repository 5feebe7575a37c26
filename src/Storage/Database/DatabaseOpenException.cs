namespace CallCenter.Storage.Database;

/// <summary>The database cannot be used at all; the message is one line for the person who starts the server.</summary>
public sealed class DatabaseOpenException(string message, Exception? inner = null) : Exception(message, inner);
