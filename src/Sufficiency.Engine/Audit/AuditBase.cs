using System.Runtime.CompilerServices;
using Sufficiency.Engine.Audit.Rules;
using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>What all plans of a run share that schemes have no part in, open for their audits: and for those of other
/// runs whose tables hold the same.</summary>
internal sealed class AuditBase : IDisposable
{
    private readonly DuckDbSession session;
    private readonly AuditFacts facts;
    private readonly Lazy<IReadOnlyList<AuditFinding>> findings;
    private readonly ConditionalWeakTable<object, Summed> sums = []; // by origin of the placements, for as long as that lives

    private AuditBase(DuckDbSession session, AuditFacts facts)
    {
        (this.session, this.facts) = (session, facts);
        findings = new(
            () =>
            {
                using var own = Beside();
                return [.. PlanAudit.Run(own, "plan", TableRules.OfShared)];
            },
            LazyThreadSafetyMode.PublicationOnly); // a fault is that of who asked
    }

    /// <summary>What breaks the rules of tables in what is shared.</summary>
    public IReadOnlyList<AuditFinding> Findings => findings.Value;

    /// <summary>Opens it.</summary>
    /// <exception cref="UnknownCodeException">A row of a table without a file holds a code that no table names.</exception>
    public static AuditBase Open(AuditedRun run)
    {
        var opened = new DuckDbSession();
        try
        {
            return new(opened, AuditTables.OpenShared(opened, run));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A session that sees it, and for itself what it opens.</summary>
    public DuckDbSession Beside() => session.Beside();

    /// <summary>The placements of a plan summed up: once for plans that several runs share.</summary>
    /// <param name="own">The plan's session, in which its other tables are open.</param>
    /// <param name="run">The run.</param>
    /// <param name="folder">The plan's folder.</param>
    public SummedPlacements SumsOf(DuckDbSession own, AuditedRun run, string folder)
    {
        if (run.Find(folder, PlanTableDefinitions.Placements)?.Origin is not { } placements
            || run.Find(folder, PlanTableDefinitions.Unplaced)?.Origin is not { } unplaced)
            return PlacementSums.Read(own, run, folder, facts);
        if (sums.TryGetValue(placements, out var known) && ReferenceEquals(known.Unplaced, unplaced)) return known.Placements;
        var read = PlacementSums.Read(own, run, folder, facts);
        sums.AddOrUpdate(placements, new(unplaced, read));
        return read;
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private sealed record Summed(object Unplaced, SummedPlacements Placements);
}
