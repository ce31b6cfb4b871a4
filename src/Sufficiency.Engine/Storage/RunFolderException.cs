namespace Sufficiency.Engine.Storage;

/// <summary>A run cannot be written or read. The message says how to go on; earlier runs are as they were.</summary>
public sealed class RunFolderException(string message, Exception? inner = null) : Exception(message, inner);
