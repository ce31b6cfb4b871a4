namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Which columns of a table are codes when a database reads its rows.</summary>
/// <param name="type">The type of codes.</param>
/// <param name="columns">The columns of codes.</param>
internal sealed class CodedTable(CodeType type, IReadOnlySet<string> columns)
{
    /// <summary>The type of a column of codes; null for any other column.</summary>
    public CodeType? TypeOf(string column) => columns.Contains(column) ? type : null;
}
