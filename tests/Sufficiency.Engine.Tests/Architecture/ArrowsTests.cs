namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Which room may use which. A new arrow is a decision: it belongs into this table and among the decisions.</summary>
public sealed class ArrowsTests
{
    private const string Solver = "Solver";

    /// <summary>The rooms that each room may use; the solver's rooms count as one, except its problem.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Solver.Problem"] = [],
        [Solver] = ["Solver.Problem"],
        ["Engine.Domain"] = [],
        ["Engine.Codes"] = [],
        ["Engine.Reference"] = [],
        ["Engine.Packs"] = ["Engine.Domain", "Engine.Codes"],
        ["Engine.Travel"] = ["Engine.Domain"],
        ["Engine.Demand"] = ["Engine.Domain"],
        ["Engine.Model"] = ["Engine.Demand", "Engine.Travel", "Engine.Domain", "Solver.Problem"],
        ["Engine.Results"] =
            ["Engine.Model", "Engine.Demand", "Engine.Travel", "Engine.Domain", "Engine.Codes", "Solver.Problem", Solver],
        ["Engine.Storage"] = ["Engine.Results", "Engine.Domain"],
        ["Engine.Audit"] = ["Engine.Storage", "Engine.Results"],
        ["Engine.Explain"] = ["Engine.Storage", "Engine.Results"],
        ["Engine.Planning"] =
        [
            "Engine.Audit", "Engine.Storage", "Engine.Results", "Engine.Model", "Engine.Demand", "Engine.Travel",
            "Engine.Packs", "Engine.Domain",
            "Solver.Problem", Solver,
        ],
        ["Engine.Sweeps"] =
        [
            "Engine.Planning", "Engine.Audit", "Engine.Storage", "Engine.Results", "Engine.Model", "Engine.Demand",
            "Engine.Travel", "Engine.Packs",
            "Engine.Domain", "Solver.Problem", Solver,
        ],
        ["OpenData"] = ["Engine.Packs", "Engine.Domain"],
        ["Workbooks"] = ["Engine.Packs", "Engine.Domain"],
        ["Returns"] = ["Engine.Storage", "Engine.Reference"],
    };

    public static TheoryData<string> EveryRoom => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(EveryRoom))]
    public void ARoomUsesOnlyTheRoomsItMay(string room)
    {
        var offences = Rooms.Uses((user, used) => Is(room, RoomOf(user)) && RoomOf(used) is { } other
            && !Is(room, other) && !MayUse[room].Contains(other, StringComparer.Ordinal));

        Assert.True(!offences.Any(), string.Join(Environment.NewLine, offences.Select(use => $"{use.User} uses {use.Used}")));
    }

    [Fact]
    public void EveryTypeLivesInARoomOfTheDesign() =>
        Assert.All(Rooms.Types, type => Assert.Contains(RoomOf(type)!, (IDictionary<string, string[]>)MayUse));

    [Fact]
    public void AnArrowThatExistsIsSeen() => Assert.Contains(
        ("Sufficiency.Engine.Demand.DemandForecaster", "Sufficiency.Engine.Domain.PlanningDataset"),
        Rooms.Uses((user, _) => Is("Engine.Demand", RoomOf(user))));

    [Fact]
    public void NoRoomIsEmpty() => Assert.All(MayUse.Keys, room => Assert.Contains(Rooms.Types, type => Is(room, RoomOf(type))));

    /// <summary>The audit recomputes a plan from written tables alone, so it may not see what made the plan.</summary>
    [Fact]
    public void TheAuditNamesOfResultsTheTablesAlone() => Assert.Empty(Rooms.Uses((user, used) =>
        Is("Engine.Audit", RoomOf(user)) && Is("Engine.Results", RoomOf(used)) && !Is("Engine.Results.Tables", Rooms.CornerOf(used))));

    /// <summary>An answer follows from written tables alone, so that old runs can be asked too.</summary>
    [Fact]
    public void ExplanationsNameOfResultsTheTablesAlone() => Assert.Empty(Rooms.Uses((user, used) =>
        Is("Engine.Explain", RoomOf(user)) && Is("Engine.Results", RoomOf(used)) && !Is("Engine.Results.Tables", Rooms.CornerOf(used))));

    /// <summary>The room of a type, where all of the solver but its problem is one room, and so are
    /// open data, workbooks and returns.</summary>
    private static string? RoomOf(string type) => Rooms.RoomOf(type) switch
    {
        "Solver.Problem" => "Solver.Problem",
        { } room when room.StartsWith("Solver", StringComparison.Ordinal) => Solver,
        { } room when room.StartsWith("OpenData", StringComparison.Ordinal) => "OpenData",
        { } room when room.StartsWith("Workbooks", StringComparison.Ordinal) => "Workbooks",
        { } room when room.StartsWith("Returns", StringComparison.Ordinal) => "Returns",
        var room => room,
    };

    private static bool Is(string room, string? other) => string.Equals(room, other, StringComparison.Ordinal);
}
