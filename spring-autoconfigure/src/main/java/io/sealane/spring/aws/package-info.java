/** The clients of SNS and SQS, the application's or of our own making. */
@NullMarked
package io.sealane.spring.aws;

import org.jspecify.annotations.NullMarked;
