namespace Sufficiency.Web.Serving.Runs;

/// <summary>The checksum of files in a zip, which .NET's reader of zips leaves unchecked. Form: ITU-T V.42, section 8.1.1.6.2.</summary>
internal static class Crc32
{
    /// <summary>The sum before the first byte.</summary>
    public const uint Start = uint.MaxValue;

    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Step((uint)value))];

    /// <summary>The sum after more bytes.</summary>
    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes) sum = Table[(sum ^ one) & 0xFF] ^ sum >> 8;
        return sum;
    }

    /// <summary>The checksum, after the last byte.</summary>
    public static uint End(uint sum) => ~sum;

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : Polynomial ^ value >> 1;
        return value;
    }
}
