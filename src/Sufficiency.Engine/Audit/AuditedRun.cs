using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>The tables of a run: files of its folder, and those of which no file is to stay as they would have been written.</summary>
/// <param name="root">The run's folder.</param>
/// <param name="unwritten">Tables without a file.</param>
internal sealed class AuditedRun(string root, IEnumerable<RunTable> unwritten)
{
    private readonly Dictionary<(string Folder, string Name), RunTable> held =
        unwritten.ToDictionary(table => (table.Folder, table.Definition.Name));

    private CodeType? codes; // as the database of the one audit of this run has it, read once: some forty tables are loaded with it

    /// <summary>Whether delayed openings were compared.</summary>
    public bool HasSlip => Directory.Exists(Path.Combine(root, RunTables.SlipFolder))
        || held.Keys.Any(table => string.Equals(table.Folder, RunTables.SlipFolder, StringComparison.Ordinal));

    /// <summary>A table that has no file; null where it has one.</summary>
    public RunTable? Find(string folder, ITable table) => held.GetValueOrDefault((folder, table.Name));

    /// <summary>Makes a table that has no file ready under its own name, its codes as small numbers; whether it has none.</summary>
    /// <exception cref="UnknownCodeException">A row holds a code that no table names.</exception>
    public bool Load(DuckDbSession session, bool isOwn, string folder, ITable table)
    {
        if (Find(folder, table) is not { } found) return false;
        found.Rows().Load(session, new(CodesOf(session), AuditCodes.ColumnsOf(table)), isOwn);
        return true;
    }

    /// <summary>Every known code.</summary>
    public CodeType CodesOf(DuckDbSession session) => codes ??= CodeType.Of(session, AuditCodes.TypeName);

    /// <summary>Reads a table where it is: its codes as small numbers, or as texts where it has a file.</summary>
    /// <param name="session">Who reads.</param>
    /// <param name="isOwn">Whether the session alone sees the table as it was written.</param>
    /// <param name="folder">The table's folder.</param>
    /// <param name="table">The table.</param>
    /// <param name="read">Given a query of all its columns in order, reads it once.</param>
    /// <exception cref="UnknownCodeException">A row of a table without a file holds a code that no table names.</exception>
    public void Read(DuckDbSession session, bool isOwn, string folder, ITable table, Action<string> read)
    {
        if (Find(folder, table) is { } found)
        {
            found.Rows().Read(new(CodesOf(session), AuditCodes.ColumnsOf(table)), source => read($"SELECT * FROM {source}"));
            return;
        }

        LoadWritten(session, isOwn, folder, table);
        read($"SELECT {AuditCodes.ColumnsWithTexts(table)} FROM {AuditCodes.Written(table)}");
    }

    /// <summary>Where the codes of a table that was read stand as they were written; null where it has no file, so that
    /// only known ones could be read.</summary>
    public string? WrittenOf(string folder, ITable table) => Find(folder, table) is not null ? null : AuditCodes.Written(table);

    /// <summary>Makes a table ready as it was written, under a name that says so; one without a file for every session, and once.</summary>
    public void LoadWritten(DuckDbSession session, bool isOwn, string folder, ITable table)
    {
        if (Find(folder, table) is { } found)
        {
            found.Rows().Load(session, null);
            session.Execute($"ALTER TABLE {table.Name} RENAME TO {AuditCodes.Written(table)}");
        }
        else
        {
            session.Execute($"CREATE OR REPLACE {AuditTables.Temporary(isOwn)} VIEW {AuditCodes.Written(table)} AS SELECT * "
                + $"FROM read_parquet({DuckDbSession.Literal(ParquetTables.PathOf(Path.Combine(root, folder), table.Name))})");
        }
    }
}
