namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Inside a room the corners use each other one way: no corner reaches itself through others.</summary>
public sealed class KnotsTests
{
    [Fact]
    public void NoCornerReachesItself()
    {
        var arrows = Arrows().ToList();
        var circles = arrows.Where(arrow => Reaches(arrows, arrow.To, arrow.From)).ToList();

        Assert.True(circles.Count == 0,
            string.Join(Environment.NewLine, circles.Select(arrow => $"{arrow.From} uses {arrow.To}: {Example(arrow)}")));
    }

    /// <summary>Arrows between corners of one room; in the solver and in open data, whose projects are one
    /// room each, between their folders.</summary>
    private static IEnumerable<(string From, string To)> Arrows() =>
        Rooms.Uses((user, used) => RoomOf(user) is { } room && string.Equals(room, RoomOf(used), StringComparison.Ordinal))
            .Select(use => (From: Rooms.CornerOf(use.User)!, To: Rooms.CornerOf(use.Used)!))
            .Where(arrow => !string.Equals(arrow.From, arrow.To, StringComparison.Ordinal))
            .Distinct();

    private static string? RoomOf(string type) =>
        Rooms.RoomOf(type) is { } room ? room.StartsWith("Engine.", StringComparison.Ordinal) ? room : room.Split('.')[0] : null;

    private static bool Reaches(IReadOnlyList<(string From, string To)> arrows, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var corner))
        {
            if (string.Equals(corner, to, StringComparison.Ordinal)) return true;
            foreach (var arrow in arrows.Where(arrow => string.Equals(arrow.From, corner, StringComparison.Ordinal) && seen.Add(arrow.To)))
                next.Enqueue(arrow.To);
        }

        return false;
    }

    private static string Example((string From, string To) arrow)
    {
        var uses = Rooms.Uses((user, used) => string.Equals(Rooms.CornerOf(user), arrow.From, StringComparison.Ordinal)
            && string.Equals(Rooms.CornerOf(used), arrow.To, StringComparison.Ordinal)).ToList();
        return $"{uses.Count} times, such as {uses[0].User} of {uses[0].Used}";
    }
}
