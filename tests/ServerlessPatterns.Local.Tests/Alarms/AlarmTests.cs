using ServerlessPatterns.Local.Alarms;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Telemetry;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.Alarms;

public sealed class AlarmTests : IDisposable
{
    private readonly CloudTelemetry _telemetry = new();
    private readonly TestQueues _queues = new();
    private readonly LocalQueue _queue;
    private readonly FunctionTelemetry _function;

    public AlarmTests()
    {
        _queue = _queues.Add("orders");
        _telemetry.Add("shop/Orders", "orders", _queue);
        _function = _telemetry.AddFunction("shop/PayFunction", "shop", "Pay", "shop-PayFunction");
    }

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task A_dead_letter_raises_the_alarm_with_the_next_minute_and_its_going_ends_it()
    {
        using var alarms = Start(Depth());
        var alarm = alarms.All[0];
        _queue.Send(new NewMessage("1"));

        Assert.Equal((AlarmState.InsufficientData, "Its first minute is not over."), (alarm.State, alarm.Reason));
        _queues.Time.Advance(60);
        Assert.Equal((AlarmState.Alarm, "ApproximateNumberOfMessagesVisible 1 is greater than 0. Mend the cause."), (alarm.State, alarm.Reason));

        var received = await _queue.ReceiveAsync(new ReceiveRequest(1), TestContext.Current.CancellationToken);
        _queue.Delete(received[0].Handle);
        Assert.Equal(AlarmState.Alarm, alarm.State);
        _queues.Time.Advance(60);
        Assert.Equal((AlarmState.Ok, "ApproximateNumberOfMessagesVisible 0 is not greater than 0."), (alarm.State, alarm.Reason));
    }

    [Fact]
    public void The_oldest_message_s_age_is_the_clock_s()
    {
        using var alarms = Start(new AlarmSettings("shop/Age", "Age", "AWS/SQS", "ApproximateAgeOfOldestMessage") { Dimensions = OfQueue, Period = 300, Threshold = 600 });
        _queue.Send(new NewMessage("1"));

        _queues.Time.Advance(600);
        Assert.Equal(AlarmState.Ok, alarms.All[0].State);
        _queues.Time.Advance(60);
        Assert.Equal(AlarmState.Alarm, alarms.All[0].State);
    }

    [Fact]
    public void Errors_are_summed_over_the_period_and_forgotten_after_it()
    {
        using var alarms = Start(new AlarmSettings("shop/Errors", "Errors", "AWS/Lambda", "Errors") { Dimensions = OfFunction, Statistic = "Sum", Period = 300, Threshold = 1 });
        var alarm = alarms.All[0];
        Fail();
        _queues.Time.Advance(60);
        Assert.Equal(AlarmState.Ok, alarm.State);
        Fail();
        _queues.Time.Advance(60);
        Assert.Equal((AlarmState.Alarm, "Errors 2 is greater than 1."), (alarm.State, alarm.Reason));

        // The first is in the window of five minutes until it is six minutes old.
        _queues.Time.Advance(180);
        Assert.Equal(AlarmState.Alarm, alarm.State);
        _queues.Time.Advance(60);
        Assert.Equal(AlarmState.Ok, alarm.State);
    }

    [Fact]
    public void It_takes_as_many_periods_as_the_template_says()
    {
        using var alarms = Start(Depth() with { EvaluationPeriods = 3, DatapointsToAlarm = 2 });
        _queue.Send(new NewMessage("1"));

        _queues.Time.Advance(60);
        Assert.Equal((AlarmState.Ok, "ApproximateNumberOfMessagesVisible 1 is not in enough periods greater than 0."), (alarms.All[0].State, alarms.All[0].Reason));
        _queues.Time.Advance(60);
        Assert.Equal(AlarmState.Alarm, alarms.All[0].State);
        _queue.Purge();
        _queues.Time.Advance(60);
        Assert.Equal(AlarmState.Alarm, alarms.All[0].State);
        _queues.Time.Advance(60);
        Assert.Equal(AlarmState.Ok, alarms.All[0].State);
    }

    [Theory]
    [InlineData("breaching", true)]
    [InlineData("notBreaching", false)]
    [InlineData("missing", false)]
    public void Periods_before_the_start_count_as_the_template_says(string treatMissingData, bool isAlarm)
    {
        using var alarms = Start(Depth() with { EvaluationPeriods = 2, DatapointsToAlarm = 1, TreatMissingData = treatMissingData });

        _queues.Time.Advance(60);
        Assert.Equal(isAlarm, alarms.All[0].State == AlarmState.Alarm);
    }

    [Theory]
    [InlineData("LessThanThreshold", 1, true)]
    [InlineData("LessThanThreshold", 0, false)]
    [InlineData("LessThanOrEqualToThreshold", 0, true)]
    [InlineData("GreaterThanOrEqualToThreshold", 0, true)]
    [InlineData("GreaterThanThreshold", 0, false)]
    public void The_threshold_itself_is_on_the_operator_s_side(string comparison, double threshold, bool isAlarm)
    {
        using var alarms = Start(Depth() with { ComparisonOperator = comparison, Threshold = threshold });

        _queues.Time.Advance(60);
        Assert.Equal(isAlarm, alarms.All[0].State == AlarmState.Alarm);
    }

    [Fact]
    public void What_is_not_measured_here_says_so()
    {
        using var alarms = Start(
            new AlarmSettings("shop/Throttles", "Throttles", "AWS/Lambda", "Throttles") { Dimensions = OfFunction },
            Depth() with { ComparisonOperator = "GreaterThanUpperThreshold" });
        _queues.Time.Advance(120);

        Assert.Equal(["Throttles of AWS/Lambda is not measured on one machine.", "Its ComparisonOperator is GreaterThanUpperThreshold, which is not evaluated on one machine."], alarms.All.Select(alarm => alarm.Reason));
        Assert.All(alarms.All, alarm => Assert.Equal(AlarmState.InsufficientData, alarm.State));
    }

    [Fact]
    public void Nothing_is_left_of_alarms_that_are_disposed_of()
    {
        Start(Depth()).Dispose();

        Assert.Equal(0, _queues.Time.TimerCount);
    }

    private static Dictionary<string, string> OfQueue => new() { ["QueueName"] = "orders" };

    private static Dictionary<string, string> OfFunction => new() { ["FunctionName"] = "shop-PayFunction" };

    private static AlarmSettings Depth() => new("shop/Depth", "Depth", "AWS/SQS", "ApproximateNumberOfMessagesVisible") { Dimensions = OfQueue, Description = "Mend the cause." };

    private CloudAlarms Start(params AlarmSettings[] alarms) => new(alarms, new AlarmMetrics(_telemetry), _queues.Time);

    private void Fail() => _function.Begin("r", "{}"u8.ToArray(), null).Failed(new InvalidOperationException(), isColdStart: false);
}
