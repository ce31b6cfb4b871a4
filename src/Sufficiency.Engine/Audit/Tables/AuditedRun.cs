using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Tables;

/// <summary>The tables of a run: files of its folder, and tables in memory that have no file.</summary>
/// <param name="root">The run's folder.</param>
/// <param name="unwritten">The tables in memory.</param>
/// <param name="sourceOf">Gives the SQL text that reads a file, by its path; null to read the file itself.</param>
internal sealed class AuditedRun(string root, IEnumerable<RunTable> unwritten, Func<string, string>? sourceOf = null)
{
    private readonly Func<string, string> sourceOf = sourceOf ?? SourceOf;
    private readonly Dictionary<(string Folder, string Name), RunTable> held =
        unwritten.ToDictionary(table => (table.Folder, table.Definition.Name));

    private CodeType? codes; // read once, because some forty tables are loaded with it

    /// <summary>Whether the run compares delayed openings.</summary>
    public bool HasSlip => Directory.Exists(Path.Combine(root, RunTables.SlipFolder))
        || held.Keys.Any(table => string.Equals(table.Folder, RunTables.SlipFolder, StringComparison.Ordinal));

    /// <summary>Whether the run is a scenario's, which neither writes nor makes the tables that are for reading alone.</summary>
    public bool LeavesOut(ITable table) => held.Count > 0 && RunTables.ForReading.Contains(table.Name);

    /// <summary>The SQL text that reads a file.</summary>
    public static string SourceOf(string path) => $"read_parquet({DuckDbSession.Literal(path)})";

    /// <summary>The ENUM type of codes in the audit's database.</summary>
    public CodeType CodesOf(DuckDbSession session) => codes ??= CodeType.Of(session, AuditCodes.TypeName);

    /// <summary>Opens a table under its own name with its codes as ENUM values, and a view of it as it was written.</summary>
    /// <exception cref="UnknownCodeException">A row of a table in memory holds a code that no table names.</exception>
    public void Open(DuckDbSession session, bool isOwn, string folder, ITable table)
    {
        if (Find(folder, table) is { } found)
        {
            found().Load(session, new(CodesOf(session), AuditCodes.ColumnsOf(table)), isOwn);
            // every code is known, or loading had failed
            session.Execute($"CREATE OR REPLACE {Temporary(isOwn)} VIEW {AuditCodes.Written(table)} AS SELECT * FROM {table.Name}");
            return;
        }

        OpenWritten(session, isOwn, folder, table);
        OpenCoded(session, isOwn, table);
    }

    /// <summary>Opens a table as it was written, under the name that <see cref="AuditCodes.Written"/> gives.</summary>
    public void OpenWritten(DuckDbSession session, bool isOwn, string folder, ITable table)
    {
        if (Find(folder, table) is { } found)
        {
            found().Load(session, null);
            session.Execute($"ALTER TABLE {table.Name} RENAME TO {AuditCodes.Written(table)}");
        }
        else
        {
            var (within, rows) = !IsOfPlans(table) ? (folder, "")
                : (PlanPlace.In(folder).SharedFolder, $" WHERE {PlanColumn.Name} = {DuckDbSession.Literal(PlanPlace.In(folder).Code)}");
            session.Execute($"CREATE OR REPLACE {Temporary(isOwn)} VIEW {AuditCodes.Written(table)} AS SELECT * "
                + $"FROM {sourceOf(ParquetTables.PathOf(Path.Combine(root, within), table.Name))}{rows}");
        }
    }

    /// <summary>Opens a table under its own name with its codes as ENUM values; its view as written is open.</summary>
    public static void OpenCoded(DuckDbSession session, bool isOwn, ITable table) =>
        session.Execute($"CREATE OR REPLACE {Temporary(isOwn)} TABLE {table.Name} AS SELECT {AuditCodes.Columns(table)} "
            + $"FROM {AuditCodes.Written(table)}");

    /// <summary>Reads a table without a copy, with its codes as ENUM values.</summary>
    /// <param name="session">The session that reads.</param>
    /// <param name="isOwn">Whether the view of the table as written is for this session alone.</param>
    /// <param name="folder">The table's folder.</param>
    /// <param name="table">The table.</param>
    /// <param name="read">Runs a query of all columns in order.</param>
    /// <exception cref="UnknownCodeException">A row of a table in memory holds a code that no table names.</exception>
    public void Read(DuckDbSession session, bool isOwn, string folder, ITable table, Action<string> read)
    {
        if (Find(folder, table) is { } found)
        {
            found().Read(new(CodesOf(session), AuditCodes.ColumnsOf(table)), source => read($"SELECT * FROM {source}"));
            return;
        }

        OpenWritten(session, isOwn, folder, table);
        read($"SELECT {AuditCodes.Columns(table)} FROM {AuditCodes.Written(table)}");
    }

    /// <summary>The view that shows a read table as it was written; null for a table in memory, whose codes are all known.</summary>
    public string? WrittenOf(string folder, ITable table) => Find(folder, table) is null ? AuditCodes.Written(table) : null;

    private Func<ITableRows>? Find(string folder, ITable table)
    {
        if (!IsOfPlans(table)) return held.GetValueOrDefault((folder, table.Name))?.Rows;
        var place = PlanPlace.In(folder);
        return held.GetValueOrDefault((place.SharedFolder, table.Name))?.OfPlan[place.Code];
    }

    // The table of one plan, without the column that tells plans apart.
    private static bool IsOfPlans(ITable table) => PlanTableDefinitions.All.Contains(table) && PlanPlace.IsShared(table.Name);

    private static string Temporary(bool isOwn) => isOwn ? "TEMP" : "";
}
