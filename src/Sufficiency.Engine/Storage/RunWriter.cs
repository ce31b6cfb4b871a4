using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>A run that stands in its folder.</summary>
/// <param name="Folder">Where.</param>
/// <param name="Record">Its run.json.</param>
internal sealed record WrittenRun(string Folder, RunRecord Record)
{
    /// <summary>The independent check of what was written.</summary>
    public AuditReport Audit { get; } = Record.Audit ?? throw new ArgumentException("A written run has been audited.", nameof(Record));
}

/// <summary>Writes a run folder whole or not at all, and audits what it wrote.</summary>
internal static class RunWriter
{
    private const int WritersAtOnce = 2; // the two plans' placements are by far the largest tables

    /// <summary>Writes the tables that are kept, maps and run.json; the audit reads those back, and sees the others
    /// as they would have been written.</summary>
    /// <param name="folder">Where the run is to stand.</param>
    /// <param name="run">What to write.</param>
    /// <param name="force">Whether a run that stands there may be replaced.</param>
    /// <param name="cancellation">Stops between tables and leaves nothing behind.</param>
    /// <param name="finish">Called with the hidden folder and its record before the run takes its name; null for nothing.</param>
    /// <param name="bases">What audits of runs like it have open; null to open everything for this one.</param>
    /// <exception cref="RunFolderException">The folder cannot be written; earlier runs are as they were.</exception>
    public static WrittenRun Write(string folder, RunContents run, bool force, CancellationToken cancellation,
        Action<string, RunRecord>? finish = null, AuditBases? bases = null)
    {
        using var place = RunFolder.Create(folder, force);
        var record = RunFolderFaults.Explain(folder, () =>
        {
            var written = WriteInto(place.WorkingPath, run, bases, cancellation);
            finish?.Invoke(place.WorkingPath, written);
            return written;
        });
        place.Complete();
        return new(folder, record);
    }

    private static RunRecord WriteInto(string path, RunContents run, AuditBases? bases, CancellationToken cancellation)
    {
        var shapes = GeoShapes.Of(run.Dataset, run.KeptTables is null ? run.OutlinesPath : null);
        var tables = RunTables.Of(run, shapes).ToLookup(table => run.Keeps(table.Definition.Name));
        WriteTables(path, [.. tables[true]], cancellation);
        if (run.KeptTables is null)
        {
            SchemaFile.Write(path, run.Slip is not null);
            MapFiles.Write(path, run, shapes);
            PlanPicture.Write(path, run);
        }

        cancellation.ThrowIfCancellationRequested();
        var record = run.Record with
        {
            Plan = WithTotals(run.Record.Plan, run.Plan),
            DoNothing = WithTotals(run.Record.DoNothing, run.DoNothing),
            Slip = run.Record.Slip is { } slip && run.Slip is { } plans
                ? slip with
                {
                    AsPlanned = WithTotals(slip.AsPlanned, plans.AsPlanned.Tables),
                    Slipped = WithTotals(slip.Slipped, plans.Slipped.Tables),
                }
                : null,
            Parquet = ParquetTables.Writer,
            DuckDb = DuckDbSession.LibraryVersion,
            Audit = PlanAudit.Check(new(path, tables[false]), bases),
        };
        record.Write(path);
        return record;
    }

    private static void WriteTables(string path, IReadOnlyList<RunTable> tables, CancellationToken cancellation) =>
        SideBySide.Run(() => Parallel.ForEach(
        tables,
        new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellation },
        table => table.Rows().Write(Directory.CreateDirectory(Path.Combine(path, table.Folder)).FullName)));

    private static PlanOutcome WithTotals(PlanOutcome outcome, Results.Tables.PlanTables plan)
    {
        var headline = Results.Tables.HeadlineRow.Of("", plan, outcome.ObjectiveGbp, outcome.BoundGbp);
        return outcome with
        {
            TotalCostGbp = headline.TotalCostGbp,
            TotalPenaltyGbp = headline.TotalPenaltyGbp,
            PupilYearsWaiting = headline.PupilYearsWaiting,
            CarriedCostGbp = headline.CarriedCostGbp,
        };
    }
}
