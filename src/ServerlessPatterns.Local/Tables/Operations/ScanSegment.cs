namespace ServerlessPatterns.Local.Tables.Operations;

/// <summary>The part of a table that a worker of a parallel Scan reads, whole partitions by their hashes.</summary>
internal sealed class ScanSegment
{
    private readonly long _segment;
    private readonly long _total;

    public ScanSegment(DynamoDbRequest request)
    {
        var segment = request.Number("Segment", least: 0);
        var total = request.Number("TotalSegments", least: 1);
        if (segment is not null && total is null)
        {
            throw DynamoDbException.Validation("The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        }

        if (segment is null && total is not null)
        {
            throw DynamoDbException.Validation("The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        }

        if (segment >= total)
        {
            throw DynamoDbException.Validation($"The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: {segment} is not less than TotalSegments: {total}");
        }

        (_segment, _total) = (segment ?? 0, total ?? 1);
    }

    public bool Includes(ItemKey key) => (key.Hash * _total) >> 32 == _segment;

    public void Check(ItemKey? start)
    {
        if (start is { } key && !Includes(key))
        {
            throw DynamoDbException.Validation($"The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: {_total} Segment: {_segment}");
        }
    }
}
