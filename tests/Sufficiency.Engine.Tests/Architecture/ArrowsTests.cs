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
        ["Results"] = ["Domain", "Geography", "Demand", "Model"],
        ["Results.Storage.DuckDb"] = ["Results"],
        ["Reporting"] = ["Domain", "Results"],
        [Rooms.Messages] = [],
    };

    /// <summary>Single types that may use single types beyond the arrows, with the reason.</summary>
    private static readonly (string User, string Used, string Reason)[] Exceptions =
    [
        ("Results.PlanReader", "Solving.ProblemSolution", "A plan is read from what the solver answers; this one class takes the answer."),
    ];

    public static TheoryData<string> EveryRoom => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(EveryRoom))]
    public void ARoomUsesOnlyTheRoomsItMay(string room)
    {
        var forbidden = Rooms.Types
            .Where(other => !string.Equals(other.Key, room, StringComparison.Ordinal) && !MayUse[room].Contains(other.Key, StringComparer.Ordinal))
            .SelectMany(other => other)
            .ToList();
        var offenders = Rooms.Offenders(room, forbidden);
        var offences =
            from used in offenders.Count == 0 ? [] : forbidden
            from user in Rooms.Offenders(room, [used])
            where !Exceptions.Any(exception => IsEngineType(user, exception.User) && IsEngineType(used, exception.Used))
            select $"{user} uses {used}";

        Assert.Empty(offences);
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
        "Sufficiency.Engine.Demand.DemandForecast", Rooms.Offenders("Demand", ["Sufficiency.Engine.Domain.Pupils.Tier"]), StringComparer.Ordinal);

    [Fact]
    public void ExceptionsStandOnlyWhileTheyAreNeeded()
    {
        var stale = Exceptions.Where(exception =>
        {
            var user = $"{Rooms.Root}.{exception.User}";
            return !Rooms.Offenders(Rooms.RoomOf(user[..user.LastIndexOf('.')]), [$"{Rooms.Root}.{exception.Used}"]).Contains(user, StringComparer.Ordinal);
        });

        Assert.Empty(stale);
    }

    private static bool IsEngineType(string fullName, string name) => string.Equals(fullName, $"{Rooms.Root}.{name}", StringComparison.Ordinal);
}
