using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;

namespace Sufficiency.Engine.Results.Audit;

/// <summary>What audits of many runs have open, so that runs whose tables hold the same need not open them again. Whether they do is seen in their rows, never taken from what scenarios they are of.</summary>
internal sealed class AuditBases : IDisposable
{
    private const int MostKept = 3;
    private readonly Lock gate = new();
    private readonly LinkedList<Kept> kept = [];

    /// <summary>How often one was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>What fits a run, opened where nothing does; whoever asks meanwhile waits.</summary>
    /// <exception cref="UnknownCodeException">A row holds a code that no table names.</exception>
    public AuditLease Take(AuditedRun run)
    {
        if (AuditTables.Shared.Concat(AuditTables.Own).Any(found => run.Find(found.Folder, found.Table) is null)) return AuditLease.Alone(run); // files are read as they are
        lock (gate)
        {
            var node = kept.First;
            while (node is not null && !node.Value.Tables.Fit(run)) node = node.Next;
            if (node is null)
            {
                node = new(new(AuditBase.Open(run), SharedTables.Of(run)));
                Opened++;
            }
            else
            {
                kept.Remove(node);
            }

            kept.AddFirst(node);
            node.Value.Users++;
            if (kept.Count > MostKept) LetGo(kept.Last!.Value);
            return new(node.Value.Base, () => Return(node.Value));
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

    private void Return(Kept own)
    {
        lock (gate)
        {
            own.Users--;
            if (own is { Users: 0, IsLetGo: true }) own.Base.Dispose();
        }
    }

    private void LetGo(Kept own)
    {
        kept.Remove(own);
        own.IsLetGo = true;
        if (own.Users == 0) own.Base.Dispose();
    }

    private sealed record Kept(AuditBase Base, SharedTables Tables)
    {
        public int Users { get; set; }

        public bool IsLetGo { get; set; }
    }

    /// <summary>The rows that were opened.</summary>
    /// <param name="rows">Those that can be looked at. [shared table]</param>
    /// <param name="origins">What the others are made of. [shared table]</param>
    /// <param name="codes">Codes that tables name which are a run's own. [own table]</param>
    private sealed class SharedTables(ITableRows?[] rows, object?[] origins, string?[]?[] codes)
    {
        public static SharedTables Of(AuditedRun run) => new(
            [.. AuditTables.Shared.Select(found => run.Find(found.Folder, found.Table)!).Select(table => table.Origin is null ? table.Rows() : null)],
            [.. AuditTables.Shared.Select(found => run.Find(found.Folder, found.Table)!.Origin)],
            [.. AuditTables.Own.Select(found => CodesOf(run.Find(found.Folder, found.Table)!))]);

        public bool Fit(AuditedRun run) =>
            AuditTables.Shared.Index().All(found => ReferenceEquals(origins[found.Index], run.Find(found.Item.Folder, found.Item.Table)!.Origin))
            && AuditTables.Own.Index().All(found => CodesOf(run.Find(found.Item.Folder, found.Item.Table)!) is not { } own || own.SequenceEqual(codes[found.Index] ?? [], StringComparer.Ordinal))
            && AuditTables.Shared.Index().All(found => rows[found.Index]?.AreSameAs(run.Find(found.Item.Folder, found.Item.Table)!.Rows()) ?? true);

        private static string?[]? CodesOf(RunTable table) => AuditCodes.KeyOf(table.Definition) is { } key ? [.. table.Rows().TextsOf(key)] : null;
    }
}

/// <summary>What is open for one audit, and may be for others.</summary>
/// <param name="open">What is open.</param>
/// <param name="giveBack">Called when the audit is done with it.</param>
internal sealed class AuditLease(AuditBase open, Action giveBack) : IDisposable
{
    /// <summary>What is open.</summary>
    public AuditBase Base { get; } = open;

    /// <summary>Opens everything for one audit alone.</summary>
    /// <exception cref="UnknownCodeException">A row of a table without a file holds a code that no table names.</exception>
    public static AuditLease Alone(AuditedRun run)
    {
        var alone = AuditBase.Open(run);
        return new(alone, alone.Dispose);
    }

    /// <inheritdoc />
    public void Dispose() => giveBack();
}
