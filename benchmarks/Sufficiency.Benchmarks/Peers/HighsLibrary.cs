using System.Reflection;
using System.Runtime.InteropServices;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The calls of HiGHS' C interface (highs_c_api.h) in the library that the OR-Tools package carries.</summary>
internal static partial class HighsLibrary
{
    private const string Name = "highs";

    static HighsLibrary() => NativeLibrary.SetDllImportResolver(typeof(HighsLibrary).Assembly, Resolve);

    [LibraryImport(Name, EntryPoint = "Highs_create")]
    public static partial nint Create();

    [LibraryImport(Name, EntryPoint = "Highs_destroy")]
    public static partial void Destroy(nint highs);

    [LibraryImport(Name, EntryPoint = "Highs_setBoolOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetBoolOption(nint highs, string option, int value);

    [LibraryImport(Name, EntryPoint = "Highs_setDoubleOptionValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetDoubleOption(nint highs, string option, double value);

    [LibraryImport(Name, EntryPoint = "Highs_passMip")]
    public static partial int PassMip(
        nint highs,
        int columns,
        int rows,
        int entries,
        int matrixFormat,
        int sense,
        double offset,
        ReadOnlySpan<double> cost,
        ReadOnlySpan<double> columnLower,
        ReadOnlySpan<double> columnUpper,
        ReadOnlySpan<double> rowLower,
        ReadOnlySpan<double> rowUpper,
        ReadOnlySpan<int> columnStart,
        ReadOnlySpan<int> entryRow,
        ReadOnlySpan<double> entryValue,
        ReadOnlySpan<int> isInteger);

    [LibraryImport(Name, EntryPoint = "Highs_run")]
    public static partial int Run(nint highs);

    [LibraryImport(Name, EntryPoint = "Highs_getModelStatus")]
    public static partial int ModelStatus(nint highs);

    [LibraryImport(Name, EntryPoint = "Highs_getIntInfoValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int IntInfo(nint highs, string info, out int value);

    [LibraryImport(Name, EntryPoint = "Highs_getDoubleInfoValue", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DoubleInfo(nint highs, string info, out double value);

    [LibraryImport(Name, EntryPoint = "Highs_getSolution")]
    public static partial int Solution(
        nint highs, Span<double> columnValue, Span<double> columnDual, Span<double> rowValue, Span<double> rowDual);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (!string.Equals(name, Name, StringComparison.Ordinal)) return nint.Zero;
        var file = OperatingSystem.IsWindows() ? "highs.dll" : OperatingSystem.IsMacOS() ? "libhighs.1.dylib" : "libhighs.so.1";
        return NativeLibrary.Load(file, assembly, path);
    }
}
