using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>One row of an answer; valid only inside the mapping that receives it.</summary>
/// <remarks><c>Get</c> throws where the value is NULL, <c>Find</c> returns null.</remarks>
public readonly ref struct RunRow
{
    private readonly DuckDbRow row;

    internal RunRow(DuckDbRow row) => this.row = row;

    /// <summary>A text of a column.</summary>
    public string Text(int column) => row.GetText(column);

    /// <summary>A text of a column, or null.</summary>
    public string? FindText(int column) => row.FindText(column);

    /// <summary>A number of a column.</summary>
    public double Number(int column) => row.GetNumber(column);

    /// <summary>A number of a column, or null.</summary>
    public double? FindNumber(int column) => row.FindNumber(column);

    /// <summary>A whole number of a column.</summary>
    public int Integer(int column) => row.GetInteger(column);

    /// <summary>A whole number of a column, or null.</summary>
    public int? FindInteger(int column) => row.FindInteger(column);

    /// <summary>A yes or no of a column.</summary>
    public bool YesNo(int column) => row.GetYesNo(column);

    /// <summary>Bytes of a column, or null.</summary>
    public byte[]? FindBytes(int column) => row.FindBytes(column);
}

/// <summary>Form of an exported table.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values with a header, in UTF-8.</summary>
    Csv,

    /// <summary>Parquet, packed by ZSTD.</summary>
    Parquet,
}

/// <summary>Queries over the tables of one run folder, for whoever shows a run again.</summary>
/// <remarks>Tables of the plan are named alone, as <c>costs</c>; do-minimum's as <c>do_minimum.costs</c>, though both stand in one file.
/// Other tables are named by their folder, as <c>inputs.transport</c>.</remarks>
public sealed class RunQueries : IDisposable
{
    private readonly DuckDbSession session = new();
    private readonly string folder;
    private readonly HashSet<string> tables = new(StringComparer.Ordinal);

    /// <summary>Opens a run folder.</summary>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public RunQueries(string folder)
    {
        this.folder = folder;
        try
        {
            Record = RunRecord.Read(folder);
            AddPlans(folder);
            foreach (var one in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)) AddFolder(one);
        }
        catch (DuckDbException fault)
        {
            session.Dispose();
            throw new RunFolderException($"A table of {folder} is damaged. Plan again, or copy the run again. "
                + $"({fault.Message.Split('\n')[0]})", fault);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>How the run came about.</summary>
    public RunRecord Record { get; }

    /// <summary>Districts that the home areas lie in, in order; they tell authorities apart.</summary>
    public IReadOnlyList<string> Districts() =>
        Query("SELECT DISTINCT district_name FROM areas ORDER BY 1", row => row.FindText(0) ?? "");

    /// <summary>Every table, as queries name it, in order.</summary>
    public IReadOnlyList<string> Tables => [.. tables.Order(StringComparer.Ordinal)];

    /// <summary>Whether plans share the file of a table, and a column tells them apart.</summary>
    public static bool IsOfPlans(string table) => PlanPlace.IsShared(table);

    /// <summary>Whether the run has a table; runs of earlier versions lack some.</summary>
    public bool Has(string table) => tables.Contains(table);

    /// <summary>Runs a query and maps every row of its answer, in the answer's order.</summary>
    /// <param name="sql">The query; whole numbers beyond 32 bits and decimals are cast in it.</param>
    /// <param name="map">Makes one item of a row.</param>
    /// <exception cref="RunFolderException">The run lacks a table or a column, because it is of another version.</exception>
    public IReadOnlyList<T> Query<T>(string sql, Func<RunRow, T> map)
    {
        try
        {
            return session.Query(sql, row => map(new(row)));
        }
        catch (DuckDbException fault) when (LacksSomething(fault.Message))
        {
            throw new RunFolderException(
                $"{folder} lacks a table or column, because another version wrote it. Plan again. ({fault.Message})", fault);
        }
    }

    /// <summary>Writes the answer of a query to a file.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="path">The file, which must not exist.</param>
    /// <param name="format">Its form.</param>
    /// <exception cref="RunFolderException">The run lacks a table or a column, because it is of another version.</exception>
    public void Export(string sql, string path, ExportFormat format)
    {
        var form = format == ExportFormat.Parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER";
        Query($"COPY ({sql}) TO {Literal(path)} ({form})", _ => 0);
    }

    /// <summary>A name of a table or column as SQL writes it.</summary>
    public static string Quote(string name) => string.Join('.', name.Split('.').Select(DuckDbSession.Quote));

    /// <summary>A text as SQL writes it.</summary>
    public static string Literal(string text) => DuckDbSession.Literal(text);

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private static bool LacksSomething(string message) =>
        message.StartsWith("Catalog Error", StringComparison.Ordinal) || message.StartsWith("Binder Error", StringComparison.Ordinal);

    // Plans share most files. Runs of earlier versions have the same files once more for do-minimum.
    private void AddPlans(string path)
    {
        var shared = FilesOf(path).Where(file => PlanPlace.IsShared(NameOf(file))
            && !File.Exists(ParquetTables.PathOf(Path.Combine(path, RunTables.DoMinimumFolder), NameOf(file)))).ToList();
        foreach (var place in shared.Count == 0 ? [] : new[] { PlanPlace.Plan, PlanPlace.DoMinimum })
        {
            if (place.Folder.Length > 0) session.Execute($"CREATE SCHEMA IF NOT EXISTS {place.Folder}");
            foreach (var file in shared)
                AddView(place.Folder, file, $" WHERE {PlanColumn.Name} = {DuckDbSession.Literal(place.Code)}");
        }

        foreach (var file in FilesOf(path).Except(shared, StringComparer.Ordinal)) AddView("", file, "");
    }

    private void AddFolder(string path)
    {
        var files = FilesOf(path);
        if (files.Count == 0) return;
        var schema = Path.GetFileName(path);
        session.Execute($"CREATE SCHEMA IF NOT EXISTS {DuckDbSession.Quote(schema)}");
        foreach (var file in files) AddView(schema, file, "");
    }

    private void AddView(string schema, string file, string where)
    {
        var name = NameOf(file);
        var within = schema.Length == 0 ? "" : DuckDbSession.Quote(schema) + ".";
        session.Execute(
            $"CREATE VIEW {within}{DuckDbSession.Quote(name)} AS SELECT * FROM read_parquet({DuckDbSession.Literal(file)}){where}");
        tables.Add(schema.Length == 0 ? name : $"{schema}.{name}");
    }

    private static List<string> FilesOf(string path) =>
        [.. Directory.EnumerateFiles(path, "*.parquet").Order(StringComparer.Ordinal)];

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}
