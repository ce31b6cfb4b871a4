using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Plans;

/// <summary>Takes the value of an assumption as the schema says.</summary>
internal static class PlanValueReader
{
    /// <summary>The value; null and a fault where it cannot be taken.</summary>
    public static object? Read(PlanValueSchema schema, YamlNode node, out Fault? fault)
    {
        switch (schema.Type)
        {
            case "numbers":
                return Numbers(node, out fault);
            case "curve":
                return Curve(node, out fault);
            case "list":
                fault = node.Kind == YamlKind.Sequence
                    || node.IsNull ? null : new("list", "is not a list", "Write a list: [ … ], or lines that start with a hyphen.");
                return fault is null ? node : null;
            default:
                if (node.Kind == YamlKind.Scalar && !node.IsNull && node.Text.Length > 0)
                    return ValueParser.Parse(schema, node.Text, out fault);
                fault = node.Kind == YamlKind.Scalar ? new("empty", "is not given", "Give its value.")
                    : new("scalar", "is not a single value", "Give one value.");
                return null;
        }
    }

    private static IReadOnlyList<double>? Numbers(YamlNode node, out Fault? fault)
    {
        fault = node.Kind == YamlKind.Sequence ? null
            : new("list", "is not a list of numbers", "Write one number a planned year: [1, 1.02, 1.04].");
        var numbers = new List<double>();
        foreach (var item in node.Items)
        {
            if (Number(item, 0, null, out fault) is not { } number) return null;
            numbers.Add(number);
        }

        return fault is null ? numbers : null;
    }

    private static IReadOnlyList<CurvePoint>? Curve(YamlNode node, out Fault? fault)
    {
        const string advice = "Write points of road kilometres and value: [[0, 20], [10, 40]].";
        fault = node is { Kind: YamlKind.Sequence, Items.Count: > 0 } ? null : new("curve", "is not a curve", advice);
        var points = new List<CurvePoint>();
        foreach (var item in node.Items)
        {
            if (item is not { Kind: YamlKind.Sequence, Items.Count: 2 })
            {
                fault = new("point", "holds something that is not a point", advice);
                return null;
            }

            if (Number(item.Items[0], 0, 2000, out fault) is not { } kilometres
                || Number(item.Items[1], 0, null, out fault) is not { } value) return null;
            if (points.Count > 0 && kilometres <= points[^1].Kilometres)
            {
                fault = new("order", "has points whose kilometres do not increase",
                    "Put the points in the order of distance, each distance once.");
                return null;
            }

            points.Add(new(kilometres, value));
        }

        return fault is null ? points : null;
    }

    private static double? Number(YamlNode node, double? minimum, double? maximum, out Fault? fault)
    {
        if (node.Kind == YamlKind.Scalar)
            return (double?)NumberParser.Number(node.Text, minimum, maximum, out var inner) is { } number ? Accept(number, out fault)
                : Pass(node, inner, out fault);
        fault = new("number", "holds a list where a number belongs", "Give one number.");
        return null;
    }

    private static double? Accept(double number, out Fault? fault)
    {
        fault = null;
        return number;
    }

    private static double? Pass(YamlNode node, Fault? inner, out Fault? fault)
    {
        fault = inner is null ? null : inner with { Predicate = $"holds «{node.Text}», which {inner.Predicate}" };
        return null;
    }
}
