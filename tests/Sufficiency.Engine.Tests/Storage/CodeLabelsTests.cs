using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>Every code of a written run has words.</summary>
public sealed class CodeLabelsTests : IDisposable
{
    // Names, words and identifiers of other publishers, which stand for themselves.
    private static readonly string[] SayThemselves =
    [
        "challenge", "changes", "code", "column_name", "cost", "district_code", "district_name", "effects", "label", "lsoa21_code", "name",
        "needs", "parent_code", "path",
        "reach", "source", "source_year", "subject", "table_name", "template_id", "text", "town_name", "unit", "urn", "value", "ward_code",
        "ward_name", "year_label",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly DuckDbSession session = new();

    public CodeLabelsTests() => AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void EveryCodeOfEveryTableHasALabel()
    {
        foreach (var (home, table, column) in Texts())
        {
            var file = folder.At("run", home, table.Name + ".parquet");
            var codes = CodeLists.Of(table.Name, column.Name) is not null
                ? $"SELECT code, label FROM '{folder.At("run", "codes.parquet")}' WHERE table_name = '{table.Name}' "
                    + $"AND column_name = '{column.Name}'"
                : NamesOf(table, column);
            if (codes is null) Assert.Contains(column.Name, Free(table), StringComparer.Ordinal);
            else Assert.Empty(session.Query(
                $"SELECT DISTINCT {column.Name} FROM '{file}' t ANTI JOIN ({codes}) c ON c.code = t.{column.Name} AND c.label <> '' "
                    + $"WHERE t.{column.Name} <> ''", row => $"{table.Name}.{column.Name}: {row.GetText(0)}"));
        }
    }

    [Fact]
    public void ACodeHasOneLabelInItsTable()
    {
        var twice = session.Query(
            $"SELECT table_name FROM '{folder.At("run", "codes.parquet")}' GROUP BY table_name, column_name, code HAVING count(*) > 1",
            row => row.GetText(0));
        Assert.Empty(twice);
        Assert.Equal("Committed schemes only", session.Query(
            $"SELECT label FROM '{folder.At("run", "codes.parquet")}' WHERE table_name = 'costs' AND code = 'do_minimum'",
            row => row.GetText(0)).Single());
    }

    private static IEnumerable<(string Folder, ITable Table, IColumn Column)> Texts() =>
        from @group in RunTables.Folders
        from table in @group.Tables
        from column in table.ColumnMeanings
        where column.Type == ColumnType.Text
        select (@group.Folder, table, column);

    // Of checks of assumptions the status is a sentence where nothing was solved.
    private static IEnumerable<string> Free(ITable table) =>
        table.Name == CautionTableDefinitions.AssumptionChecks.Name ? SayThemselves.Append("status") : SayThemselves;

    // The table that names the codes of a column: another one, or its own.
    private string? NamesOf(ITable table, IColumn column)
    {
        var (home, names) = RunTables.Folders.SelectMany(group => group.Tables.Select(found => (group.Folder, Table: found)))
            .FirstOrDefault(found => column.References is { } other
                ? found.Table.Name == other : found.Table == table && table.Key.SequenceEqual([column.Name], StringComparer.Ordinal));
        return names?.ColumnMeanings.Any(found => found.Name == "name") != true ? null
            : $"SELECT {names.Key.Single()} AS code, name AS label FROM '{folder.At("run", home, names.Name + ".parquet")}'";
    }
}
