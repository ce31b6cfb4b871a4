using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>
/// What audits of many runs have open, so that runs whose tables hold the same need not open them again. Whether they do is never taken
/// from what scenarios they are of: it is seen in the rows, and for the demand in the forecast that its rows are made of.
/// </summary>
internal sealed class AuditBases : IDisposable
{
    private const int MostKept = 8; // of a county each takes some twenty megabytes
    private readonly Lock gate = new();
    private readonly LinkedList<Kept> kept = []; // the last one asked for first

    /// <summary>How often one was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>What fits a run, opened where nothing does; whoever asks for the same meanwhile waits.</summary>
    /// <exception cref="UnknownCodeException">A row holds a code that no table names.</exception>
    public AuditLease Take(AuditedRun run)
    {
        // files are read as they are
        if (AuditTables.Shared.Concat(AuditTables.Own).Any(found => run.Find(found.Folder, found.Table) is null))
            return AuditLease.Alone(run);
        Kept own;
        lock (gate)
        {
            own = kept.FirstOrDefault(known => known.Tables.Fit(run)) ?? Add(run);
            kept.Remove(own);
            kept.AddFirst(own);
            own.Users++;
            if (kept.Count > MostKept) LetGo(kept.Last!.Value);
        }

        try
        {
            return new(own.Base, isSpoilt => Return(own, isSpoilt));
        }
        catch
        {
            Return(own, isSpoilt: true);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (gate)
        {
            while (kept.First is { } node) LetGo(node.Value);
        }
    }

    private Kept Add(AuditedRun run)
    {
        Opened++;
        return new(SharedTables.Of(run), () => AuditBase.Open(run));
    }

    private void Return(Kept own, bool isSpoilt)
    {
        lock (gate)
        {
            own.Users--;
            if (isSpoilt || own.IsLetGo) LetGo(own);
        }
    }

    private void LetGo(Kept own)
    {
        kept.Remove(own);
        own.IsLetGo = true;
        if (own.Users == 0) own.Close();
    }

    /// <summary>One that is open, or being opened.</summary>
    private sealed class Kept(SharedTables tables, Func<AuditBase> open)
    {
        private readonly Lazy<AuditBase> opened = new(open);

        public SharedTables Tables { get; } = tables;

        public AuditBase Base => opened.Value;

        public int Users { get; set; }

        public bool IsLetGo { get; set; }

        public void Close()
        {
            if (opened.IsValueCreated) opened.Value.Dispose();
        }
    }

    /// <summary>The rows that were opened.</summary>
    /// <param name="rows">Those that can be looked at. [shared table]</param>
    /// <param name="origins">What the others are made of. [shared table]</param>
    /// <param name="codes">Codes that tables name which are a run's own. [own table]</param>
    private sealed class SharedTables(ITableRows?[] rows, object?[] origins, string?[]?[] codes)
    {
        public static SharedTables Of(AuditedRun run)
        {
            var shared = Of(run, AuditTables.Shared);
            return new([.. shared.Select(table => table.Origin is null ? table.Rows() : null)], [.. shared.Select(table => table.Origin)],
                [.. Of(run, AuditTables.Own).Select(CodesOf)]);
        }

        public bool Fit(AuditedRun run)
        {
            var shared = Of(run, AuditTables.Shared);
            return shared.Index().All(table => ReferenceEquals(origins[table.Index], table.Item.Origin))
                && Of(run, AuditTables.Own).Index()
                .All(table => CodesOf(table.Item) is not { } own || own.SequenceEqual(codes[table.Index] ?? [], StringComparer.Ordinal))
                // inputs first: they are short
                && shared.Index().Reverse().All(table => rows[table.Index]?.AreSameAs(table.Item.Rows()) ?? true);
        }

        private static List<RunTable> Of(AuditedRun run, IEnumerable<(string Folder, Results.Tables.ITable Table)> tables) =>
            [.. tables.Select(found => run.Find(found.Folder, found.Table)!)];

        private static string?[]? CodesOf(RunTable table) =>
            AuditCodes.KeyOf(table.Definition) is { } key ? [.. table.Rows().TextsOf(key)] : null;
    }
}

/// <summary>What is open for one audit, and may be for others.</summary>
/// <param name="open">What is open.</param>
/// <param name="giveBack">Called once when the audit is done with it; told whether it failed there.</param>
internal sealed class AuditLease(AuditBase open, Action<bool> giveBack) : IDisposable
{
    private bool isSpoilt;
    private Action<bool>? giveBack = giveBack;

    /// <summary>What is open.</summary>
    public AuditBase Base { get; } = open;

    /// <summary>Opens everything for one audit alone.</summary>
    /// <exception cref="UnknownCodeException">A row of a table without a file holds a code that no table names.</exception>
    public static AuditLease Alone(AuditedRun run)
    {
        var alone = AuditBase.Open(run);
        return new(alone, _ => alone.Dispose());
    }

    /// <summary>Sees to it that nobody else takes it: the database failed.</summary>
    public void Spoil() => isSpoilt = true;

    /// <inheritdoc />
    public void Dispose()
    {
        giveBack?.Invoke(isSpoilt);
        giveBack = null;
    }
}
