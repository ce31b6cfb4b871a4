using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Audit;

/// <summary>The tables of a run: files of its folder, and those of which no file is to stay as they would have been written.</summary>
/// <param name="root">The run's folder.</param>
/// <param name="unwritten">Tables without a file.</param>
internal sealed class AuditedRun(string root, IEnumerable<RunTable> unwritten)
{
    private readonly Dictionary<(string Folder, string Name), RunTable> held = unwritten.ToDictionary(table => (table.Folder, table.Definition.Name));

    private CodeType? codes; // as the one audit of this run defined it, read once: some forty tables are loaded with it

    /// <summary>Whether delayed openings were compared.</summary>
    public bool HasSlip => Directory.Exists(Path.Combine(root, RunTables.SlipFolder)) || held.Keys.Any(table => string.Equals(table.Folder, RunTables.SlipFolder, StringComparison.Ordinal));

    /// <summary>Makes a table that has no file ready under its own name, its codes as small numbers; whether it has none.</summary>
    /// <exception cref="UnknownCodeException">A row holds a code that no table names.</exception>
    public bool Load(DuckDbSession session, bool isOwn, string folder, ITable table)
    {
        if (!held.TryGetValue((folder, table.Name), out var found)) return false;
        found.Load(session, new(codes ??= CodeType.Of(session, AuditCodes.TypeName), AuditCodes.ColumnsOf(table), isOwn));
        return true;
    }

    /// <summary>Makes a table ready as it was written, under a name that says so; one without a file for every session, and once (those that name codes are so).</summary>
    public void LoadWritten(DuckDbSession session, bool isOwn, string folder, ITable table)
    {
        if (held.TryGetValue((folder, table.Name), out var found))
        {
            found.Load(session, null);
            session.Execute($"ALTER TABLE {table.Name} RENAME TO {AuditCodes.Written(table)}");
        }
        else
        {
            session.Execute($"CREATE OR REPLACE {AuditTables.Temporary(isOwn)} VIEW {AuditCodes.Written(table)} AS SELECT * FROM read_parquet({DuckDbSession.Literal(ParquetTables.PathOf(Path.Combine(root, folder), table.Name))})");
        }
    }
}
