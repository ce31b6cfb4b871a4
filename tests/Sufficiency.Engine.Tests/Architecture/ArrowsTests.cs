namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Who may use whom. A new arrow is a decision: it belongs into this table and into DECISIONS.md.</summary>
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Model.Problem"] = [],
        ["Data"] = ["Domain"],
        ["Geography"] = ["Domain"],
        ["Demand"] = ["Domain"],
        ["Model"] = ["Domain", "Geography", "Demand", "Model.Problem"],
        ["Solving"] = ["Model.Problem"],
        ["Solving.OrTools"] = ["Model.Problem", "Solving", Rooms.Messages],
        ["Results"] = ["Domain", "Geography", "Demand", "Model", "Results.Storage.DuckDb"],
        ["Results.Storage.DuckDb"] = ["Results"],
        ["Sweeps"] = ["Domain", "Data", "Model", "Results", "Results.Storage.DuckDb"],
        ["Reporting"] = ["Domain", "Results"],
        [Rooms.Messages] = [],
    };

    /// <summary>Single types that may use a room beyond the arrows, with the reason.</summary>
    private static readonly (string User, string Used, string Reason)[] Exceptions =
    [
        ("Results.PlanReader", "Solving", "reading a solution back into pupils needs the solution"),
        ("Results.PlanReader", "Model.Problem", "a solution's flows are by arc of the problem"),
        ("Results.SolutionFlows", "Model.Problem", "a solution's flows are by arc of the problem"),
    ];

    public static TheoryData<string> EveryRoom => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(EveryRoom))]
    public void ARoomUsesOnlyTheRoomsItMay(string room)
    {
        var forbidden = Rooms.Types
            .Where(group => !string.Equals(group.Key, room, StringComparison.Ordinal)
                && !MayUse[room].Contains(group.Key, StringComparer.Ordinal))
            .SelectMany(group => group.Select(type => (Type: type, Room: group.Key)))
            .ToDictionary(pair => pair.Type, pair => pair.Room, StringComparer.Ordinal);
        var offences = Rooms.Uses(room, forbidden.ContainsKey)
            .Where(use => !Exceptions.Any(exception => IsExcepted(use.User, forbidden[use.Used], exception)));

        Assert.True(!offences.Any(), string.Join(Environment.NewLine, offences.Select(use => $"{use.User} uses {use.Used}")));
    }

    /// <summary>Steps of the method: each uses those before it and none after.</summary>
    [Fact]
    public void TheStepsOfDecompositionUseOnlyEarlierOnes()
    {
        const string method = $"{Rooms.Root}.Solving.Decomposition.";
        string[] steps = ["Structure", "Prices", "Choices", "Joint", ""]; // the last: the solvers themselves
        int StepOf(string type) => Array.IndexOf(steps, type[method.Length..].Split('.') is [var step, _] ? step : "");

        var uses = Rooms.Uses("Solving", used => used.StartsWith(method, StringComparison.Ordinal))
            .Where(use => use.User.StartsWith(method, StringComparison.Ordinal)).ToList();

        Assert.All(steps, step => Assert.Contains(uses, use => StepOf(use.User) == Array.IndexOf(steps, step)));
        Assert.DoesNotContain(uses, use => StepOf(use.Used) > StepOf(use.User));
    }

    [Fact]
    public void EveryTypeLivesInARoomOfTheDesign()
    {
        var homeless = Rooms.Types.Select(group => group.Key)
            .Where(room => !MayUse.ContainsKey(room) && !string.Equals(room, Rooms.Root, StringComparison.Ordinal));

        Assert.Empty(homeless);
    }

    [Fact]
    public void AnArrowThatExistsIsSeen() => Assert.Contains(
        ("Sufficiency.Engine.Demand.DemandForecast", "Sufficiency.Engine.Domain.Pupils.Tier"),
        Rooms.Uses("Demand", used => used.EndsWith(".Tier", StringComparison.Ordinal)));

    [Fact]
    public void ExceptionsStandOnlyWhileTheyAreNeeded()
    {
        var stale = Exceptions.Where(exception =>
            !Rooms.Types.Any(group => Rooms.Uses(group.Key, Rooms.Types[exception.Used].ToHashSet(StringComparer.Ordinal).Contains)
                .Any(use => IsExcepted(use.User, exception.Used, exception))));

        Assert.Empty(stale);
    }

    private static bool IsExcepted(string user, string usedRoom, (string User, string Used, string Reason) exception) =>
        string.Equals(user, $"{Rooms.Root}.{exception.User}", StringComparison.Ordinal)
        && string.Equals(usedRoom, exception.Used, StringComparison.Ordinal);
}
