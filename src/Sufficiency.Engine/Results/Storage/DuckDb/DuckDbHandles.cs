using System.Runtime.InteropServices;

namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>A handle that DuckDB gives out; null when it gives none.</summary>
internal abstract class DuckDbHandle() : SafeHandle(nint.Zero, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == nint.Zero;
}

/// <summary>An open database.</summary>
internal sealed class DatabaseHandle : DuckDbHandle
{
    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        DuckDbApi.Close(ref handle);
        return true;
    }
}

/// <summary>A connection; ended before its database.</summary>
internal sealed class ConnectionHandle : DuckDbHandle
{
    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        DuckDbApi.Disconnect(ref handle);
        return true;
    }
}

/// <summary>Up to one vector's length of rows, by column.</summary>
internal sealed class DataChunkHandle : DuckDbHandle
{
    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        DuckDbApi.DestroyDataChunk(ref handle);
        return true;
    }
}
