namespace Sufficiency.Web.Reading;

/// <summary>Checks that the selected home area or school is on the picture.</summary>
internal static class MapSelection
{
    public static (MapChoice Choice, IReadOnlyList<string> Notices) Check(
        MapChoice choice, IReadOnlyList<string> notices, IReadOnlyList<TownShape> shapes, IReadOnlyList<MapSite> sites)
    {
        if (choice.Selected.Length == 0) return (choice, notices);
        if (shapes.Any(shape => shape.Key == choice.SelectedArea) || sites.Any(site => site.Id == choice.SelectedSchool))
            return (choice, notices);
        var what = choice.SelectedSchool is { } school ? $"school “{school}”" : $"area “{choice.SelectedArea ?? choice.Selected}”";
        return (choice with { Selected = "" }, [.. notices, $"This picture has no {what}. No lines are shown."]);
    }
}
