using System.Globalization;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Overrides;

/// <summary>Works out a value that an override gives in relation to the pack's.</summary>
internal static class RelativeValue
{
    /// <summary>The new number as text; null and a fault where either is no number.</summary>
    public static string? Of(OverrideKind kind, string old, string operand, out Fault? fault)
    {
        if (NumberParser.Number(operand, null, null, out fault) is not double change)
        {
            fault = fault! with { Predicate = $"cannot be worked out: «{operand}» {fault.Predicate}" };
            return null;
        }

        if (NumberParser.Number(old, null, null, out fault) is not double number)
        {
            fault = new("relative", old.Length == 0 ? "is not given in the pack, so nothing can be added to it or multiplied"
                : $"is «{old}» in the pack, to which nothing can be added and which cannot be multiplied",
                "Set the value itself: PATH=VALUE.");
            return null;
        }

        return Written(kind == OverrideKind.Add ? number + change : number * change);
    }

    /// <summary>The new value of an assumption: every number of a list, every value of a curve.</summary>
    public static YamlNode? Of(OverrideKind kind, string type, YamlNode old, string operand, out Fault? fault)
    {
        fault = null;
        if (old.Kind == YamlKind.Scalar) return Of(kind, old.Text, operand, out fault) is { } text ? Scalar(old, text) : null;
        if (type is not ("numbers" or "curve"))
        {
            fault = new("relative", "is a list, to which nothing can be added and which cannot be multiplied",
                "Set the whole list: PATH=VALUE.");
            return null;
        }

        var items = new List<YamlNode>();
        foreach (var item in old.Items)
        {
            if (item is { Kind: YamlKind.Sequence, Items.Count: 2 } point)
            {
                if (Of(kind, point.Items[1].Text, operand, out fault) is not { } value) return null;
                items.Add(new() { Kind = YamlKind.Sequence, Line = item.Line, Items = [point.Items[0], Scalar(point.Items[1], value)] });
            }
            else
            {
                if (Of(kind, item.Text, operand, out fault) is not { } value) return null;
                items.Add(Scalar(item, value));
            }
        }

        return new() { Kind = YamlKind.Sequence, Line = old.Line, Items = items };
    }

    /// <summary>A number as files write it, without the noise of binary fractions.</summary>
    public static string Written(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    private static YamlNode Scalar(YamlNode old, string text) => new() { Kind = YamlKind.Scalar, Line = old.Line, Text = text };
}
