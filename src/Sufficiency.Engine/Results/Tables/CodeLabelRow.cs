namespace Sufficiency.Engine.Results.Tables;

/// <summary>A code of one column of one table, with its words.</summary>
internal sealed record CodeLabelRow(string Table, string Column, string Code, string Label)
{
    /// <summary>The codes of every column of a list of tables; a table that stands in several folders comes once.</summary>
    public static IReadOnlyList<CodeLabelRow> Of(IEnumerable<ITable> tables) =>
    [
        .. from table in tables.DistinctBy(table => table.Name, StringComparer.Ordinal)
           from column in table.ColumnMeanings
           where column.Type == ColumnType.Text && CodeLists.Of(table.Name, column.Name) is not null
           from entry in CodeLabels.In(CodeLists.Of(table.Name, column.Name)!)
           select new CodeLabelRow(table.Name, column.Name, entry.Code, entry.Label),
    ];
}
