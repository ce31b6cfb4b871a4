namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>DuckDB refused a statement or rows; the message is its own.</summary>
internal sealed class DuckDbException(string message) : Exception(message);
