package io.sealane.snssqs.call;

import io.sealane.snssqs.call.Action.Sqs;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** What Sealane asks of Amazon SQS. */
public final class SqsActions {

  /** Sends up to ten messages. */
  public static final Action<SendMessageBatchRequest, SendMessageBatchResponse> SEND =
      new Sqs<>("SendMessageBatch", SqsAsyncClient::sendMessageBatch, SqsClient::sendMessageBatch);

  /** Waits for up to ten messages. */
  public static final Action<ReceiveMessageRequest, ReceiveMessageResponse> RECEIVE =
      new Sqs<>("ReceiveMessage", SqsAsyncClient::receiveMessage, SqsClient::receiveMessage);

  /** Deletes up to ten messages. */
  public static final Action<DeleteMessageBatchRequest, DeleteMessageBatchResponse> DELETE =
      new Sqs<>(
          "DeleteMessageBatch", SqsAsyncClient::deleteMessageBatch, SqsClient::deleteMessageBatch);

  /** Extends or ends up to ten leases. */
  public static final Action<
          ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>
      CHANGE_VISIBILITY =
          new Sqs<>(
              "ChangeMessageVisibilityBatch",
              SqsAsyncClient::changeMessageVisibilityBatch,
              SqsClient::changeMessageVisibilityBatch);

  /** Reads what a queue is and how much is in it. */
  public static final Action<GetQueueAttributesRequest, GetQueueAttributesResponse> GET_ATTRIBUTES =
      new Sqs<>(
          "GetQueueAttributes", SqsAsyncClient::getQueueAttributes, SqsClient::getQueueAttributes);

  /** Finds a queue by its name. */
  public static final Action<GetQueueUrlRequest, GetQueueUrlResponse> GET_URL =
      new Sqs<>("GetQueueUrl", SqsAsyncClient::getQueueUrl, SqsClient::getQueueUrl);

  /** Makes a queue. */
  public static final Action<CreateQueueRequest, CreateQueueResponse> CREATE =
      new Sqs<>("CreateQueue", SqsAsyncClient::createQueue, SqsClient::createQueue);

  /** Changes what a queue is. */
  public static final Action<SetQueueAttributesRequest, SetQueueAttributesResponse> SET_ATTRIBUTES =
      new Sqs<>(
          "SetQueueAttributes", SqsAsyncClient::setQueueAttributes, SqsClient::setQueueAttributes);

  /** Begins to move all dead letters back. */
  public static final Action<StartMessageMoveTaskRequest, StartMessageMoveTaskResponse> START_MOVE =
      new Sqs<>(
          "StartMessageMoveTask",
          SqsAsyncClient::startMessageMoveTask,
          SqsClient::startMessageMoveTask);

  /** Tells how far a move has come. */
  public static final Action<ListMessageMoveTasksRequest, ListMessageMoveTasksResponse> LIST_MOVES =
      new Sqs<>(
          "ListMessageMoveTasks",
          SqsAsyncClient::listMessageMoveTasks,
          SqsClient::listMessageMoveTasks);

  /** Stops a move. */
  public static final Action<CancelMessageMoveTaskRequest, CancelMessageMoveTaskResponse>
      CANCEL_MOVE =
          new Sqs<>(
              "CancelMessageMoveTask",
              SqsAsyncClient::cancelMessageMoveTask,
              SqsClient::cancelMessageMoveTask);

  private SqsActions() {}
}
