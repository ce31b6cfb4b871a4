using Sufficiency.Engine.Storage;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>Builds the workbook of a run from its tables alone, so that old runs have one too.</summary>
public static class PlanWorkbook
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "plan.xlsx";

    /// <summary>Builds it.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="suppressUnder">Counts of pupils under it are hidden; null hides nothing.</param>
    /// <exception cref="Sufficiency.Engine.Storage.RunFolderException">The folder holds no whole run.</exception>
    /// <exception cref="DocumentException">A table cannot be read.</exception>
    public static Workbook Build(string folder, double? suppressUnder = null)
    {
        var run = new RunData(folder);
        var counts = new Confidential(run, suppressUnder is { } threshold ? Small(folder, threshold) : null);
        List<(string Table, Sheet Sheet)> all =
        [
            ("cautions", ReferenceSheets.Cautions(run, counts)),
            ("provider_years", PupilSheets.Summary(run, counts)),
            ("places_short", LackSheet.Create(run, counts)),
            .. run.Has("survival") ? ((string, Sheet)[])[("survival", EqualitySheet.Create(folder, suppressUnder, counts))] : [],
            ("schemes", MoneySheets.Schemes(run)),
            ("provider_years", PupilSheets.Schools(run, counts)),
            ("mainstream_pressure", JourneySheets.Mainstream(run, counts)),
            ("journeys", JourneySheets.Journeys(run, counts)),
            ("money", MoneySheets.Money(run, counts)),
            .. counts.Small is { HidesCostsByKind: true } ? ((string, Sheet)[])[] : [("money_steps", MoneySheets.Steps(run))],
            ("ledger", MoneySheets.Ledger(run)),
            ("capital_years", MoneySheets.Capital(run)),
            .. counts.Small is { HidesCostsByKind: true } ? ((string, Sheet)[])[] : [("payback", MoneySheets.Payback(run))],
            ("assumptions", ReferenceSheets.Assumptions(run)),
        ];
        List<Sheet> sheets = [.. all.Where(own => run.Has(own.Table)).Select(own => own.Sheet), ReferenceSheets.Settings(run),
            ReferenceSheets.Dictionary(run)];
        return new() { Title = run.Record.Title, Sheets = [ReferenceSheets.Contents(run, sheets), .. sheets] };
    }

    private static SmallNumbers Small(string folder, double threshold)
    {
        using var run = new RunQueries(folder);
        return new(run, threshold);
    }
}
