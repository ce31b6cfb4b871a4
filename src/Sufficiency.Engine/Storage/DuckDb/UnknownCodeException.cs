namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>A row holds a code that no table names.</summary>
internal sealed class UnknownCodeException(string message) : Exception(message);
