namespace Sufficiency.Engine.Storage;

/// <summary>A run cannot be written or read; the message says what to do. Earlier runs are as they were.</summary>
public sealed class RunFolderException(string message, Exception? inner = null) : Exception(message, inner);
