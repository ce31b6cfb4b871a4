using Sufficiency.Engine.Sweeps.Steps;

namespace Sufficiency.Engine.Tests.Sweeps.Steps;

public sealed class StepWaterfallTests
{
    private static readonly StepFigure Cost = new("cost", "Cost", "GBP", 2);
    private static readonly StepFigure Fees = new("fee", "Fees", "GBP", 2, "cost");
    private static readonly StepFigure Transport = new("transport", "Transport", "GBP", 2, "cost");
    private static readonly StepFigure Plans = new("plans", "Plans", "pupils", 1);

    [Fact]
    public void StartAndChangesAddUpToTheEnd()
    {
        var waterfall = Assert.Single(StepWaterfall.Of([Plans], [Link("start", 10.0), Link("one", 7.5), Link("two", 8.0)]));

        Assert.Equal((10.0m, 8.0m, -2.0m), (waterfall.Start, waterfall.End, waterfall.Change));
        Assert.Equal([-2.5m, 0.5m], waterfall.Steps.Select(step => step.Change));
    }

    [Fact]
    public void ThePartsOfAWholeAddUpToItToThePenny()
    {
        var waterfalls = StepWaterfall.Of([Cost, Fees, Transport], [Link("start", 0.008, 0.004, 0.004), Link("one", 1.008, 0.504, 0.504)]);

        Assert.Equal("cost fee transport", string.Join(' ', waterfalls.Select(one => one.Figure.Code)));
        Assert.Equal(waterfalls[0].Start, waterfalls[1].Start + waterfalls[2].Start);
        Assert.Equal(waterfalls[0].Steps[0].Change, waterfalls[1].Steps[0].Change + waterfalls[2].Steps[0].Change);
        Assert.Equal(1.01m, waterfalls[0].End);
    }

    [Fact]
    public void AWholeThatSomePlanDoesNotKnowHasNoWaterfallAndAPartThatIsAlwaysNilNone()
    {
        ChainLink unknown = new("start", "Start", new Dictionary<string, double>(StringComparer.Ordinal));

        Assert.Empty(StepWaterfall.Of([Plans], [unknown, Link("one", 1.0)]));
        Assert.Equal("cost fee", string.Join(' ', StepWaterfall
            .Of([Cost, Fees, Transport], [Link("a", 1.0, 1.0, 0.0), Link("b", 2.0, 2.0, 0.0)]).Select(one => one.Figure.Code)));
    }

    private static ChainLink Link(string code, double plans) =>
        new(code, code, new Dictionary<string, double>(StringComparer.Ordinal) { ["plans"] = plans });

    private static ChainLink Link(string code, double cost, double fees, double transport) =>
        new(code, code,
            new Dictionary<string, double>(StringComparer.Ordinal) { ["cost"] = cost, ["fee"] = fees, ["transport"] = transport });
}
