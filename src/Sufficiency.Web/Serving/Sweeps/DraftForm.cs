using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Serving.Sweeps;

/// <summary>Reads a draft of a sweep out of a posted form or an address; each post holds the whole draft.</summary>
internal static class DraftForm
{
    private const int MostAxes = 6;
    private const int MostLevels = 12;

    /// <summary>Name of the field of an axis.</summary>
    public static string Axis(int axis) => string.Create(CultureInfo.InvariantCulture, $"axis{axis}");

    /// <summary>Name of a field of a level: its name or its changes.</summary>
    public static string Level(int axis, int level, string field) =>
        string.Create(CultureInfo.InvariantCulture, $"axis{axis}-level{level}-{field}");

    /// <summary>The draft of a form, after what its button asks: one more axis, one more level, or the file as text.</summary>
    public static SweepDraft Read(IFormCollection form, string button)
    {
        string Field(string name, string otherwise = "") => form.TryGetValue(name, out var value) ? Plain(value) : otherwise;
        List<DraftAxis> axes = [];
        for (var a = 0; a < MostAxes && form.ContainsKey(Axis(a)); a++)
        {
            List<DraftLevel> levels = [];
            for (var l = 0; l < MostLevels && form.ContainsKey(Level(a, l, "name")); l++)
                levels.Add(new(Field(Level(a, l, "name")).Trim(), Field(Level(a, l, "changes"))));
            if (button == $"add-level-{a}") levels.Add(new());
            axes.Add(new(Field(Axis(a)).Trim(), levels));
        }

        if (button == "add-axis" && axes.Count < MostAxes) axes.Add(DraftAxis.Empty);
        var empty = new SweepDraft();
        return new()
        {
            Title = Field("title"),
            Base = Field("base"),
            Schemes = Field("schemes", empty.Schemes),
            Set = Field("set"),
            Areas = Field("areas") == "lsoa" ? "lsoa" : "msoa",
            Gap = Field("gap", empty.Gap),
            Axes = axes.Count == 0 ? empty.Axes : axes,
            Text = form.ContainsKey("yaml") ? Field("yaml") : null,
        };
    }

    /// <summary>The draft that an address begins: <c>?base=PACK&amp;axis=NAME&amp;level=NAME:path=value</c>, levels repeated.</summary>
    public static SweepDraft Read(IQueryCollection query)
    {
        var levels = query["level"].OfType<string>().Select(text => text.Split(':', 2))
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .Select(level => new DraftLevel(level.Key, string.Join('\n', level.Where(pair => pair.Length == 2).Select(pair => pair[1]))))
            .ToList();
        if (levels.Count > 0 && levels.TrueForAll(level => level.Lines.Count > 0)) levels.Insert(0, new("as-now"));
        return new()
        {
            Title = Plain(query["title"]),
            Base = query["run"].ToString() is { Length: > 0 } run ? $"run:{run}" : query["base"].ToString(),
            Axes = levels.Count == 0 ? [DraftAxis.Empty] : [new(Plain(query["axis"]) is { Length: > 0 } axis ? axis : "change", levels)],
        };
    }

    private static string Plain(StringValues value) => value.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
}
