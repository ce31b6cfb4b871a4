using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>A run that stands in its folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Record">The content of its run.json.</param>
internal sealed record WrittenRun(string Folder, RunRecord Record)
{
    /// <summary>The independent check of the run.</summary>
    public AuditReport Audit => Record.Audit ?? throw new InvalidOperationException("The run was written without a check.");
}

/// <summary>Checks the tables of a run.</summary>
/// <param name="folder">The run's folder, in which the other tables are written.</param>
/// <param name="unwritten">The tables that have no file.</param>
internal delegate AuditReport RunCheck(string folder, IReadOnlyList<RunTable> unwritten);

/// <summary>Writes a run folder whole or not at all, with the report of its check.</summary>
internal static class RunWriter
{
    private const int WritersAtOnce = 2; // the two plans' placements are by far the largest tables

    /// <summary>Writes the kept tables, maps and run.json. The check reads the tables back, and the other tables from memory.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="run">The content.</param>
    /// <param name="force">Whether an earlier run of that folder may be replaced.</param>
    /// <param name="check">Checks the tables once they are written; null for no check.</param>
    /// <param name="cancellation">Stops between tables and leaves nothing behind.</param>
    /// <param name="finish">Called with the hidden folder and its record before the run takes its name; null for nothing.</param>
    /// <exception cref="RunFolderException">The folder cannot be written; earlier runs are as they were.</exception>
    public static WrittenRun Write(string folder, RunContents run, bool force, RunCheck? check, CancellationToken cancellation,
        Action<string, RunRecord>? finish = null)
    {
        using var place = RunFolder.Create(folder, force);
        var record = RunFolderFaults.Explain(folder, () =>
        {
            var written = WriteInto(place.WorkingPath, run, check, cancellation);
            finish?.Invoke(place.WorkingPath, written);
            return written;
        });
        place.Complete();
        return new(folder, record);
    }

    private static RunRecord WriteInto(string path, RunContents run, RunCheck? check, CancellationToken cancellation)
    {
        var shapes = run.Shapes ?? GeoShapes.Of(run.Dataset, run.Outlines);
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
            DoMinimum = WithTotals(run.Record.DoMinimum, run.DoMinimum),
            Slip = run.Record.Slip is { } slip && run.Slip is { } plans
                ? slip with
                {
                    AsPlanned = WithTotals(slip.AsPlanned, plans.AsPlanned.Tables),
                    Slipped = WithTotals(slip.Slipped, plans.Slipped.Tables),
                }
                : null,
            Parquet = ParquetTables.Writer,
            DuckDb = DuckDbSession.LibraryVersion,
            Audit = check?.Invoke(path, [.. tables[false]]),
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
