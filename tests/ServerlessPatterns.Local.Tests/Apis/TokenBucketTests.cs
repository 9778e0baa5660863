using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.Local.Tests.Apis;

/// <summary>What is let through at a rate, after a burst (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html).</summary>
public sealed class TokenBucketTests
{
    [Fact]
    public void A_burst_is_taken_at_once_and_then_as_many_as_the_rate_lets_in()
    {
        var time = new ManualTime();
        var bucket = new TokenBucket(new RequestLimit(10, 3), time);

        Assert.Equal(3, Taken(bucket));
        time.Advance(0.05);
        Assert.Equal(0, Taken(bucket));
        time.Advance(0.05);
        Assert.Equal(1, Taken(bucket));
        time.Advance(0.2);
        Assert.Equal(2, Taken(bucket));
    }

    [Fact]
    public void It_holds_no_more_than_a_burst_however_long_nobody_comes()
    {
        var time = new ManualTime();
        var bucket = new TokenBucket(new RequestLimit(10, 3), time);
        time.Advance(3600);

        Assert.Equal(3, Taken(bucket));
    }

    [Fact]
    public void Small_steps_fill_it_as_a_large_one_does()
    {
        var time = new ManualTime();
        var bucket = new TokenBucket(new RequestLimit(1, 1), time);
        Assert.Equal(1, Taken(bucket));
        for (var i = 0; i < 9; i++)
        {
            time.Advance(0.1);
            Assert.False(bucket.TryTake());
        }

        time.Advance(0.1);
        Assert.True(bucket.TryTake());
    }

    private static int Taken(TokenBucket bucket)
    {
        var taken = 0;
        while (bucket.TryTake())
        {
            taken++;
        }

        return taken;
    }
}
