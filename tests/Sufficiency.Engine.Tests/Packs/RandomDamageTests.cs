using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class RandomDamageTests
{
    private static readonly string[] Files = [.. SmallPackFiles.All.Select(file => file.File)];

    /// <summary>A change of one byte: which file, where (per mille of its length), what to do, and the byte.</summary>
    private static readonly Gen<(int File, int PerMille, int Action, byte Value)> Changes =
        from file in Gen.Choose(0, Files.Length - 1)
        from place in Gen.Choose(0, 999)
        from action in Gen.Choose(0, 3)
        from value in Gen.OneOf(Gen.Choose(0, 255),
            Gen.Elements(',', '"', '\n', '\r', ';', '[', ']', '{', '}', ':', '-', '#', '&', '*', '\t', '0', '9').Select(sign => (int)sign))
        select (file, place, action, (byte)value);

    [Property(MaxTest = 400)]
    public Property RandomBytesGiveADatasetOrFaultsAndNothingElse() => Prop.ForAll(
        Arb.From(Changes.ListOf(4)),
        changes =>
        {
            using var pack = new SmallPack();
            foreach (var (file, perMille, action, value) in changes)
                pack.Bytes(Files[file], Changed(File.ReadAllBytes(pack.PathOf(Files[file])), perMille, action, value));
            try
            {
                return pack.Read().Areas.Count > 0;
            }
            catch (DataIssueException fault)
            {
                return fault.Issues.Count > 0;
            }
        });

    [Property(MaxTest = 200)]
    public Property RandomOverridesGiveADatasetOrFaultsAndNothingElse() => Prop.ForAll(
        Arb.From(
            from path in Gen.Elements("demand.growth", "demand.new_plan_factors.low", "travel.urban_speed", "policy.limits",
                "capital.budgets", "last_year", "base_year", "outlines", "travel.matrix", "schemes[vale-new].requires",
                "providers[hill].needs", "rates[escalation,,7,M,S].value", "tables", "demand", "x[", "[a].b")
            from value in Gen.OneOf(Gen.Elements("", "1", "-1", "1e400", "NaN", "[]", "[1",
                "{a: b}", "[[1,2],[1,2]]", "[{year: 2025}]", "&a b", "*", "null", "2040", "\0", "../x", "vale-new;vale-new", "[[[[]]]]"),
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get))
            select $"{path}={value}"),
        text =>
        {
            using var pack = new SmallPack();
            try
            {
                return pack.Set(text).Read().Areas.Count > 0;
            }
            catch (DataIssueException fault)
            {
                return fault.Issues.Count > 0;
            }
        });

    private static byte[] Changed(byte[] bytes, int perMille, int action, byte value)
    {
        if (bytes.Length == 0) return [value];
        var place = (int)((long)bytes.Length * perMille / 1000);
        return action switch
        {
            0 => [.. bytes[..place], value, .. bytes[(place + 1)..]],
            1 => [.. bytes[..place], .. bytes[(place + 1)..]],
            2 => [.. bytes[..place], value, .. bytes[place..]],
            _ => bytes[..place],
        };
    }
}
