using Sufficiency.Engine.Storage;
using Sufficiency.Web.Comparison;

namespace Sufficiency.Web.Tests.Comparison;

/// <summary>Runs beside each other: which can be compared, on which baseline, and whether the tables add up.</summary>
public sealed class ComparisonReaderTests(SmallRuns runs) : IClassFixture<SmallRuns>
{
    [Fact]
    public void EveryTableLeadsFromOneTotalToTheOtherToThePenny()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.Earlier, runs.High]);

        Assert.All(view.Steps, step => Assert.All([step.ByKind, step.ByYear, step.ByPlace], lines =>
        {
            Assert.Equal(step.From.TotalPence, lines.Sum(line => line.From));
            Assert.Equal(step.To.TotalPence, lines.Sum(line => line.To));
            Assert.Equal(step.DifferencePence, lines.Sum(line => line.Difference));
        }));
        Assert.All(view.Runs, run => Assert.Equal(run.View.Record.TotalCostGbp, run.TotalPence / 100.0, 0.01));
    }

    [Fact]
    public void ASchemeOneYearEarlierIsTheOnlySchemeThatDiffersAndItsPlaceSpendsMore()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.Earlier]);
        var step = view.Steps.Single();

        var scheme = Assert.Single(view.Schemes, one => one.Differs);
        Assert.Equal(("Vale School annexe", 2027, 2026), (scheme.Name, scheme.Openings[0], scheme.Openings[1]));
        Assert.Equal("Changed: schemes[annexe].planned_opening", Assert.Single(view.Inputs).Name);
        Assert.Contains(step.Explanations, one => one.Sentence.StartsWith(
            "Run B opens Vale School annexe 1 year earlier (2026/27, not 2027/28).", StringComparison.Ordinal));
        Assert.Contains(step.Explanations, one => one.Sentence.StartsWith(
            "No other scheme and no other input differs.", StringComparison.Ordinal));

        // £1m over 40 years at 3.5%: a level charge of £46,827.28 a year, and one year more of it within 2025/26 to 2027/28.
        var capital = step.ByKind.Single(line => line.Name.StartsWith("Capital", StringComparison.Ordinal));
        Assert.InRange(capital.Difference, 4_682_727, 4_682_729);
        Assert.Equal(0L, step.ByYear.Single(line => line.Name == "2025/26").Difference);
    }

    [Fact]
    public void AChangeOfAnOptionalSchemeLeavesTheBaselineAsItIs()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.Earlier]);

        Assert.True(view.Baseline.IsShared);
        Assert.Equal(view.Runs[0].CommittedPence, view.Runs[1].CommittedPence);
        Assert.DoesNotContain(view.Steps[0].Explanations, one => one.Sentence.StartsWith("The inputs alone", StringComparison.Ordinal));
    }

    [Fact]
    public void OtherPupilsHaveAnotherBaselineAndThePartOfTheInputsIsSaid()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.High]);

        Assert.False(view.Baseline.IsShared);
        Assert.Equal("A", view.Baseline.Owner.Letter);
        Assert.Contains("run B's own would cost", view.Baseline.Sentence, StringComparison.Ordinal);
        Assert.Contains(view.Steps[0].Explanations, one => one.Sentence.StartsWith("The inputs alone make +£", StringComparison.Ordinal));
        Assert.DoesNotContain(view.Steps[0].Explanations, one => one.Sentence.StartsWith("No other", StringComparison.Ordinal));
        var cost = view.Figures[0];
        Assert.Equal(view.Runs[0].CommittedPence / 100.0, cost.Baseline);
        Assert.Equal(view.Runs[1].TotalPence / 100.0, cost.Values[1]);
    }

    [Fact]
    public void ACommittedSchemeThatIsAddedIsAnInputAndHasAnotherBaseline()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.WithBase]);

        Assert.Equal("Added: Mill Base", Assert.Single(view.Inputs).Name);
        Assert.False(view.Baseline.IsShared);
        Assert.NotEqual(view.Runs[0].CommittedPence, view.Runs[1].CommittedPence);
    }

    [Fact]
    public void ARunBesideItsOwnCopyDiffersInNothing()
    {
        var copy = runs.At("copy");
        foreach (var file in Directory.EnumerateFiles(runs.Planned, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(copy, Path.GetRelativePath(runs.Planned, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path, overwrite: true);
        }

        var view = ComparisonReader.Read([runs.Planned, copy]);

        Assert.Empty(view.Inputs);
        Assert.Empty(view.Cautions);
        Assert.Equal("No figure of run B differs from that of run A.", view.Steps[0].Explanations.Single().Sentence);
    }

    [Fact]
    public void RunsAtOtherPricesAreRefusedWithWhatDiffers()
    {
        var fault = Assert.Throws<ComparisonException>(() => ComparisonReader.Read([runs.Planned, runs.OtherPrices]));

        Assert.Contains("the year of prices (run A: 2025/26, run B: 2024/25)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunsOfAnotherCountyOrOtherYearsAreRefused()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.Earlier]);
        var (first, other) = (view.Runs[0], view.Runs[1]);

        Assert.Contains("the authority", Refused(other with { Outline = other.Outline with { Districts = ["Elsewhere"] } }),
            StringComparison.Ordinal);
        Assert.Contains("the planned years", Refused(other with { View = other.View with { Years = [.. other.View.Years.SkipLast(1)] } }),
            StringComparison.Ordinal);
        Assert.Contains("the base year", Refused(other with { View = other.View with { Years = [.. other.View.Years.Skip(1)] } }),
            StringComparison.Ordinal);

        string Refused(ComparedRun run) => Assert.Throws<ComparisonException>(() => ComparisonReader.Compare([first, run])).Message;
    }

    [Fact]
    public void RunsThatCutAreasDifferentlyAreComparedWithACaution()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.Earlier]);
        var other = view.Runs[1];
        var settings = new Dictionary<string, string>(other.View.Record.Settings, StringComparer.Ordinal) { ["areas"] = "msoa" };

        var compared = ComparisonReader.Compare(
            [view.Runs[0], other with { View = other.View with { Record = other.View.Record with { Settings = settings } } }]);

        Assert.Contains("by MSOA and by LSOA", Assert.Single(compared.Cautions), StringComparison.Ordinal);
    }

    [Fact]
    public void OneRunFiveRunsTheSameRunTwiceAndNoRunAreRefused()
    {
        Assert.Throws<ComparisonException>(() => ComparisonReader.Read([runs.Planned]));
        Assert.Throws<ComparisonException>(() => ComparisonReader.Read([runs.Planned, "b", "c", "d", "e"]));
        Assert.Throws<ComparisonException>(() => ComparisonReader.Read([runs.Planned, runs.Planned]));
        Assert.Throws<RunFolderException>(() => ComparisonReader.Read([runs.Planned, runs.At("nowhere")]));
    }

    [Fact]
    public void LinesAddUpToATotalThatIsKnown()
    {
        Assert.Equal([34L, 33L, 33L], Pence.Split([1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0], 100));
        Assert.Equal([-33L, -67L], Pence.Split([-1.0 / 3.0, -2.0 / 3.0], -100));
        Assert.Equal("−£1,234.50", Pence.Text(-123_450));
    }
}
