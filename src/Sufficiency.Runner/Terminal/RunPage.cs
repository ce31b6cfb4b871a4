using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Runner.Terminal;

/// <summary>The main figures of a run on one page, read from its tables; for a run whose printed page is missing.</summary>
internal static class RunPage
{
    public static void Write(Screen screen, RunView run)
    {
        screen.Heading($"{run.Record.Title}: {run.FirstPlanned.Label} to {run.LastYear.Label}");
        foreach (var change in run.Record.Overrides)
            screen.Line($"Changed for this run: {change.Path} from {change.OldValue} to {change.NewValue}");
        screen.Line($"Settings: {RunWords.Settings(run)}.");
        screen.Heading("Read before you show this");
        foreach (var doubt in run.Record.ReadFirst) screen.Line($"- {doubt}");
        screen.Line($"- {RunWords.Trials(run)}");
        foreach (var warning in run.Record.DataWarnings) screen.Line($"- {warning.Text}");
        screen.Heading("In short");
        screen.Line(Answers.InShort(run));
        screen.Line($"Committed schemes only: {RunWords.CommittedSchemes(run)}");
        Pupils(screen, run);
        Short(screen, run);
        screen.Heading("Schemes");
        Table(screen, SchemeTables.Named(run));
        screen.Heading("Money");
        Table(screen, MoneyTables.Years(run));
        if (MoneyTables.Payback(run) is { Length: > 0 } payback) screen.Line(payback);
        screen.Heading("What makes the difference, planned years together");
        Table(screen, MoneyTables.Steps(run));
        if (run.Money.Ledger.Count > 0)
        {
            screen.Heading("High-needs ledger, in cash");
            Table(screen, MoneyTables.Ledger(run));
        }

        screen.Heading("How sure is the arithmetic?");
        screen.Line(RunWords.Proof(run));
    }

    private static void Pupils(Screen screen, RunView run)
    {
        screen.Heading("Pupils with a plan, by where they are");
        screen.Table(
            ["Year", .. run.Plan.ByProvision.Keys.Select(Web.Reading.Words.Provision), "Waiting", "Every EHC plan"],
            run.Years.Select((year, i) => (IReadOnlyList<string>)
            [
                year.LongLabel, .. run.Plan.ByProvision.Values.Select(list => Words.Count(list[i])), Words.Count(run.Plan.Waiting[i]),
                Words.Count(run.AllPlans[i]),
            ]));
    }

    private static void Short(Screen screen, RunView run)
    {
        screen.Heading("Places short");
        var (plan, committed) = (run.Plan.Short, run.Committed.Short);
        screen.Table(
            ["Year", "Further places bought", "Packages for one pupil", "Waiting", "Places short", "… with committed schemes only"],
            run.Planned.Select(entry => (IReadOnlyList<string>)
            [
                entry.Year.Label, Words.Count(run.Plan.Of("tranche")[entry.Index]), Words.Count(run.Plan.Of("bespoke")[entry.Index]),
                Words.Count(run.Plan.Waiting[entry.Index]), Words.Count(plan[entry.Index]), Words.Count(committed[entry.Index]),
            ]));
    }

    private static void Table(Screen screen, ChartTable table) => screen.Table(table.Columns, table.Rows,
        Enumerable.Range(0, table.Columns.Count).TakeWhile(table.IsText).Count());
}
