using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The sheet of who lacks places in the last year, by need, phase and deprivation of the home area.</summary>
internal static class EqualitySheet
{
    /// <summary>A row a group; counts that the documents hide are hidden here too.</summary>
    public static Sheet Create(string folder, double? suppressUnder, Confidential counts)
    {
        var view = RunReader.Read(folder, suppressUnder);
        return new()
        {
            Name = "Who lacks places",
            Title = $"Who lacks places in {view.LastYear.Label}, by need, phase and deprivation of the home area",
            Notes = [EqualityTables.Text, EqualityTables.FifthsText, .. counts.Notes],
            FrozenColumns = 2,
            Columns =
            [
                Text("Told apart by", 20), Text("Group", 42), Pupils($"Plans, {view.LastYear.Label}", 14),
                Pupils($"Short, {Words.WithCommitted}", 16), Pupils("Short, plan", 14),
                new($"Short for 100 plans, {Words.WithCommitted}", CellFormat.OneDecimal, 18),
                new("Short for 100 plans, plan", CellFormat.OneDecimal, 16),
                new("Journeys beyond guidance, plan", CellFormat.Percent, 18),
            ],
            Rows =
            [
                .. from way in EqualityTables.WaysOf(view)
                   from own in EqualityTables.Groups(view, way)
                   let isReckoned = EqualityTables.IsReckoned(own)
                   select (IReadOnlyList<Cell>)
                   [
                       Cell.Of(CountedTables.Heading(way)), Cell.Of(CountedTables.Name(way, own.Code)), Show(own.Plans),
                       Show(isReckoned ? own.CommittedLack : null), Show(isReckoned ? own.Lack : null),
                       Show(isReckoned ? own.CommittedRate : null), Show(isReckoned ? own.LackRate : null), Show(own.BeyondShare),
                   ],
            ],
        };
    }

    private static Cell Show(double? value) =>
        value is not { } number ? Cell.Blank : double.IsNaN(number) ? Cell.Of(Words.Hidden) : Cell.Of(number);
}
