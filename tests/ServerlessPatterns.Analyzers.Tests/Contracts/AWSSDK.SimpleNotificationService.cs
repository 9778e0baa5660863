using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.SimpleNotificationService
{
    public interface IAmazonSimpleNotificationService
    {
        Task<Model.PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default(CancellationToken));
        Task<Model.PublishResponse> PublishAsync(Model.PublishRequest request, CancellationToken cancellationToken = default(CancellationToken));
        Task<Model.PublishBatchResponse> PublishBatchAsync(Model.PublishBatchRequest request, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class AmazonSimpleNotificationServiceClient : IAmazonSimpleNotificationService
    {
        public Task<Model.PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default(CancellationToken)) => null;
        public Task<Model.PublishResponse> PublishAsync(Model.PublishRequest request, CancellationToken cancellationToken = default(CancellationToken)) => null;
        public Task<Model.PublishBatchResponse> PublishBatchAsync(Model.PublishBatchRequest request, CancellationToken cancellationToken = default(CancellationToken)) => null;
    }
}

namespace Amazon.SimpleNotificationService.Model
{
    public class PublishRequest
    {
        public string TopicArn { get; set; }
        public string Message { get; set; }
    }

    public class PublishResponse { public string MessageId { get; set; } }

    public class PublishBatchRequest
    {
        public string TopicArn { get; set; }
        public List<PublishBatchRequestEntry> PublishBatchRequestEntries { get; set; }
    }

    public class PublishBatchRequestEntry
    {
        public string Id { get; set; }
        public string Message { get; set; }
    }

    public class PublishBatchResponse { }
}
